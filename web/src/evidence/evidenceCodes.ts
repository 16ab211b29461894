/** The codes of the sources that are loaded here; a code of another source stands without an explanation. */
const meanings: Partial<Record<string, string>> = {
  PCS: 'published clinical study',
  IEA: 'inferred from an entry of a database',
  TAS: 'traceable statement of an author',
  ICE: 'individual clinical experience',
};

export const evidenceCodeWords = (code: string): string | undefined => meanings[code];
