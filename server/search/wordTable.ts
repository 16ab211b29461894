import { readFile } from 'node:fs/promises';
import { FileProblem } from '../domain/errors.ts';

/** The rows of a reviewed table; the last column of each is its reason. Throws FileProblem with file and line. */
export async function readTable(file: string, header: string): Promise<readonly (readonly string[])[]> {
  const [first, ...lines] = (await readFile(file, 'utf8')).split('\n');
  if (first !== header) throw new FileProblem(file, 1, `the header is "${first ?? ''}", not "${header}".`, 'Restore the header.');
  const width = header.split('\t').length;
  return lines.filter((line) => line !== '').map((line, index) => {
    const cells = line.split('\t');
    if (cells.length === width && cells.every((cell) => cell !== '')) return cells;
    throw new FileProblem(file, index + 2, `${cells.length} cells or an empty one, expected ${width} filled ones.`, 'Fill the row.');
  });
}

export const badCell = (file: string, index: number, found: string, allowed: string): FileProblem =>
  new FileProblem(file, index + 2, `${found} is none of ${allowed}.`, 'Correct the row.');
