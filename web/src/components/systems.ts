/** Names by which readers know the systems; another system goes by its id. */
const shortNames: Partial<Record<string, string>> = {
  ICD10CM: 'ICD-10-CM',
  ICD9CM: 'ICD-9-CM',
  SNOMEDCT: 'SNOMED CT',
  ATC: 'ATC',
  HP: 'HPO',
  OMIM: 'OMIM',
  ORPHA: 'Orphanet',
  DECIPHER: 'DECIPHER',
};

export const systemShortName = (id: string): string => shortNames[id] ?? id;

/** Systems whose publishers write the prefix as a part of the code. */
const prefixed = new Set(['HP', 'ORPHA']);

/** The code as its publisher writes it. */
export const codeText = ({ id, code }: { id: string; code: string }): string => {
  const system = id.slice(0, id.indexOf(':'));
  return prefixed.has(system) ? `${system}:${code}` : code;
};
