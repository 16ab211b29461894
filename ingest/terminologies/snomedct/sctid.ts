/** Dihedral group D5, its permutations and inverses (Verhoeff 1969), as SNOMED International's guide to identifiers gives them. */
const product = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 0, 6, 7, 8, 9, 5], [2, 3, 4, 0, 1, 7, 8, 9, 5, 6], [3, 4, 0, 1, 2, 8, 9, 5, 6, 7], [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1], [6, 5, 9, 8, 7, 1, 0, 4, 3, 2], [7, 6, 5, 9, 8, 2, 1, 0, 4, 3], [8, 7, 6, 5, 9, 3, 2, 1, 0, 4], [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
].map((row) => Uint8Array.from(row));
const step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
const permuted = [product[0] ?? new Uint8Array(10)];
for (let round = 1; round < 8; round += 1) permuted.push(Uint8Array.from(step, (digit) => permuted[round - 1]?.[digit] ?? 0));

/** The partition of each kind of component: the two digits before the check digit, in the short and the long format. */
export const partitions = { concept: ['00', '10'], description: ['01', '11'], relationship: ['02', '12'] } as const;

/** Whether the text is a SNOMED CT identifier of that kind of component: 6 to 18 digits, its partition, its check digit. */
export function isSctid(text: string, component: keyof typeof partitions): boolean {
  if (text.length < 6 || text.length > 18) return false;
  const partition = text.slice(-3, -1);
  const [short, long] = partitions[component];
  if (partition !== short && partition !== long) return false;
  let check = 0;
  for (let place = 0; place < text.length; place += 1) {
    const digit = text.charCodeAt(text.length - 1 - place) - 48;
    if (digit < 0 || digit > 9) return false;
    check = product[check]?.[permuted[place % 8]?.[digit] ?? 0] ?? 0;
  }
  return check === 0;
}
