export interface ExportTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What the first lines of an export say: without them a file cannot be traced. */
export interface ExportOrigin {
  readonly view: string;
  readonly address: string;
  readonly operation: string;
  readonly variables: string;
  readonly release: string;
  readonly createdAt: string;
  /** What a reader of the file must know before its rows. */
  readonly notice?: string | undefined;
  readonly sources: readonly { readonly title: string; readonly version: string; readonly licence: string }[];
}

/** A cell that a spreadsheet would run as a formula starts with an apostrophe instead. */
const harmless = (text: string): string => (/^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text);

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const originLines = (origin: ExportOrigin): readonly string[] => [
  ...(origin.notice === undefined ? [] : [origin.notice]),
  `query: ${origin.operation} ${origin.variables}`,
  `address: ${origin.address}`,
  `release: ${origin.release} of ${origin.createdAt}`,
  ...origin.sources.map(({ title, version, licence }) => `licence: ${title} ${version}: ${licence}`),
];

export const toCsv = (table: ExportTable, origin: ExportOrigin): string =>
  [
    ...originLines(origin).map((line) => csvCell(`# ${line}`)),
    table.columns.map(csvCell).join(','),
    ...table.rows.map((row) => row.map(csvCell).join(',')),
  ].join('\r\n');

export const toJson = (table: ExportTable, origin: ExportOrigin): string =>
  JSON.stringify(
    { ...origin, rows: table.rows.map((row) => Object.fromEntries(table.columns.map((column, index) => [column, row[index] ?? null]))) },
    null,
    2,
  );

export const exportName = (origin: Pick<ExportOrigin, 'view' | 'release'>, day: string, extension: 'csv' | 'json' | 'md'): string =>
  `${origin.view}_${origin.release.replace(/[^\w-]/g, '')}_${day}.${extension}`;

export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
