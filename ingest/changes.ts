import type { IngestChanges } from '../server/domain/ingestRun.ts';
import { readRows } from '../server/graph-files/reader.ts';
import { rowKinds } from '../server/graph-files/rows.ts';
import type { GraphFilesWriter } from '../server/graph-files/writer.ts';

/** The concept that a line is about: the first cell of every kind of row but references, which are about none. */
const subjectOf = (line: string): string => line.slice(0, line.indexOf('\t'));
const kinds = rowKinds.filter((kind) => kind !== 'references');

/** How what was read differs from the graph files of the same source in `folder`; undefined: there were none. */
export async function changesFrom(folder: string | undefined, rows: Pick<GraphFilesWriter, 'lines'>): Promise<IngestChanges> {
  const [before, after, differing] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const kind of kinds) {
    const gone = new Set<string>();
    if (folder !== undefined) for await (const batch of readRows(folder, kind)) for (const { line } of batch) gone.add(line);
    for (const line of gone) before.add(subjectOf(line));
    const same = new Set<string>();
    for (const line of rows.lines(kind)) {
      after.add(subjectOf(line));
      if (gone.delete(line)) same.add(line);
      else if (!same.has(line)) differing.add(subjectOf(line));
    }
    for (const line of gone) differing.add(subjectOf(line));
  }
  let [added, changed, removed] = [0, 0, 0];
  for (const subject of differing) {
    if (!before.has(subject)) added += 1;
    else if (after.has(subject)) changed += 1;
    else removed += 1;
  }
  return { added, changed, removed };
}
