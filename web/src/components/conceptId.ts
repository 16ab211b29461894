/** The parts of a concept id such as ICD10CM:E11.9. */
export function splitId(id: string): { system: string; code: string } {
  const colon = id.indexOf(':');
  return colon < 0 ? { system: id, code: '' } : { system: id.slice(0, colon), code: id.slice(colon + 1) };
}
