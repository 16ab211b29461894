import path from 'node:path';
import ts from 'typescript';

/** A row of the import table: the folder or file it is about, and what it may import beside its own row. */
export interface ImportRow {
  readonly place: string;
  /** A folder with what lies below it, a file, or `all of` one. */
  readonly allowed: readonly string[];
}

/** Rows whose folder means only the files directly in it. */
const filesDirectlyIn = new Set(['server', 'web', 'web/src']);

/** Reads the table under "## Imports". Throws where the page has none. */
export function readImportTable(markdown: string): readonly ImportRow[] {
  const section = markdown.slice(markdown.indexOf('## Imports'));
  const rows = [...section.matchAll(/^\| (`[^|]+`) \|[^|]*\| ([^|]+) \|$/gm)].flatMap(([, places = '', allowed = '']) =>
    quoted(places).map((place) => ({ place, allowed: allowed.trim() === 'everything' ? [''] : quoted(allowed) })));
  if (rows.length === 0) throw new Error('the page has no import table under "## Imports"');
  return rows;
}

const quoted = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

const liesIn = (file: string, place: string): boolean => place === '' || file === place || file.startsWith(`${place}/`);

/** The row with the longest matching path. */
export function rowOf(rows: readonly ImportRow[], file: string): ImportRow | undefined {
  const matching = rows.filter(({ place }) => (filesDirectlyIn.has(place) ? path.posix.dirname(file) === place : liesIn(file, place)));
  return matching.sort((a, b) => b.place.length - a.place.length)[0];
}

/** Modules of the repository that a file imports, statically, dynamically or as types, as paths from its root. */
export function importsOf(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: string[] = [];
  const keep = (module: ts.Node | undefined): void => {
    if (module !== undefined && ts.isStringLiteralLike(module) && module.text.startsWith('.')) found.push(path.posix.join(path.posix.dirname(file), module.text));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) keep(node.moduleSpecifier);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) keep(node.arguments[0]);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) keep(node.argument.literal);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** One sentence for each import that the table does not allow, and for each file that no row is about. */
export function violations(rows: readonly ImportRow[], files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].flatMap(([file, text]) => {
    const own = rowOf(rows, file);
    if (own === undefined) return [`${file} belongs to no row of the table`];
    return importsOf(file, text).flatMap((target) => {
      const row = rowOf(rows, target);
      const allowed = row?.place === own.place || own.allowed.some((place) => allows(place, target, row));
      return allowed ? [] : [`${file} (${own.place}) imports ${target} (${row?.place ?? 'no row'})`];
    });
  });
}

/** `server/graph` does not stand for the rows below it that have a row of their own; a folder of composition does. */
const allows = (place: string, target: string, row: ImportRow | undefined): boolean =>
  filesDirectlyIn.has(place) || place === '' || place === 'ingest' ? liesIn(target, place) : row?.place === place;
