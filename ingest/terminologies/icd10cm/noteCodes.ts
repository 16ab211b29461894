import type { CodeList } from './codeList.ts';

/** The codes that a note names, as the highest nodes of the list that hold them all. */
export interface NamedCodes {
  /** The note without its codes where they stand in brackets, else the whole note. */
  readonly text: string;
  /** The published text of the codes; empty when the note names none. */
  readonly range: string;
  /** A condition on one character of the codes ("with 5th character 9"), which the nodes do not express. */
  readonly condition: string;
  readonly nodes: readonly string[];
}

/** `E08.-`, `F02.81-`, `G35-`, `D29.2.-`, `M1A.-`: a code, perhaps with marks that say "and everything below". */
const codePattern = /\b(?=[A-Z]*\d)([A-Z][0-9A-Z]{2}(?:\.[0-9A-Z]{1,4})?)(?![0-9A-Z])/g;
const bracketPattern = /\(([^()]*)[)}]?/g;
/** Between two codes it makes them a range: a dash of its own beside the marks of the first. */
const rangePattern = /^[.\s-]*-[.\s-]*$|^\.?-?\s+to\s+$/;
const conditionPattern = /[,\s]*\bwith\b[\s,]*(.*)$/;
/** "for codes G31.0-…" says where the note applies; it names no other code. */
const ownCodesPattern = /\bfor codes [^,]*(?:, [A-Z]\d[^,]*)*,/;

/** `list` decides what is a code: `(T12)` in a note about vertebrae is none. */
export function namedCodes(note: string, list: CodeList): NamedCodes {
  const brackets = [...note.matchAll(bracketPattern)].filter(([, inside = '']) => beginsWithCode(inside, list));
  if (brackets.length > 0) {
    const parts = brackets.map(([, inside = '']) => resolve(inside, list));
    const text = brackets.reduce((rest, [whole]) => rest.replace(whole, ' '), note);
    return {
      text: tidy(text),
      range: brackets.map(([, inside = '']) => inside.trim()).join('; '),
      condition: parts.map(({ condition }) => condition).filter((condition) => condition !== '').join('; '),
      nodes: unique(parts.flatMap(({ nodes }) => nodes)),
    };
  }
  const bare = note.replace(ownCodesPattern, '');
  const codes = codesIn(bare).filter(({ code }) => list.coverOf(code).length > 0);
  const [first] = codes;
  const last = codes.at(-1);
  if (first === undefined || last === undefined) return { text: note, range: '', condition: '', nodes: [] };
  const range = /^[.-]*/.exec(bare.slice(last.end))?.[0] ?? '';
  return { text: note, range: bare.slice(first.start, last.end) + range, condition: '', nodes: unique(nodesOf(bare, codes, list)) };
}

interface FoundCode {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

const codesIn = (text: string): readonly FoundCode[] =>
  [...text.matchAll(codePattern)].map((match) => ({
    code: match[1] ?? '', start: match.index, end: match.index + match[0].length,
  }));

function beginsWithCode(inside: string, list: CodeList): boolean {
  const [first] = codesIn(inside);
  return first !== undefined && inside.slice(0, first.start).trim() === '' && list.coverOf(first.code.slice(0, 3)).length > 0;
}

function resolve(inside: string, list: CodeList): { readonly condition: string; readonly nodes: readonly string[] } {
  const condition = conditionPattern.exec(inside)?.[1]?.trim() ?? '';
  const codes = inside.replace(conditionPattern, '');
  const nodes = nodesOf(codes, codesIn(codes), list);
  const endings = codesWithEndings(condition, nodes, list);
  return endings.length === 0 ? { condition, nodes } : { condition: '', nodes: endings };
}

function nodesOf(text: string, codes: readonly FoundCode[], list: CodeList): readonly string[] {
  const nodes: string[] = [];
  for (let index = 0; index < codes.length; index += 1) {
    const here = codes[index];
    const next = codes[index + 1];
    if (here === undefined) break;
    if (next !== undefined && rangePattern.test(text.slice(here.end, next.start))) {
      nodes.push(...list.coverOfRange(here.code, next.code));
      index += 1;
    } else nodes.push(...list.coverOf(here.code));
  }
  return nodes;
}

/**
 * Conditions that spell the rest of the codes: "with .51-.52", "with .17, .27, .97", "with final characters -23".
 * Empty for a condition on a character's place, which would name hundreds of codes one by one.
 */
function codesWithEndings(condition: string, within: readonly string[], list: CodeList): readonly string[] {
  const final = /^final characters -(\d\d)$/.exec(condition)?.[1];
  if (final !== undefined) return list.codesBelow(within, (code) => code.endsWith(final));
  if (/\d(?:st|nd|rd|th) character|fifth|sixth/.test(condition)) return [];
  const endings = [...condition.matchAll(/\.([0-9A-Z]+)(?:-\.([0-9A-Z]+))?/g)];
  return list.categoriesIn(within).flatMap((category) =>
    endings.flatMap(([, from = '', to]) =>
      to === undefined ? list.coverOf(`${category}.${from}`) : list.coverOfRange(`${category}.${from}`, `${category}.${to}`),
    ),
  );
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').replace(/\s+([,;.])/g, '$1').replace(/^[,;\s]+|[,;\s]+$/g, '');
const unique = (nodes: readonly string[]): readonly string[] => [...new Set(nodes)];
