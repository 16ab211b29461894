import type { Assertion, ReferenceFacts } from '../domain/assertion.ts';
import type { Mapping } from '../domain/mapping.ts';
import { rowCodecs } from '../graph-files/rows.ts';

/** A statement as a release keeps it: the line of the graph file it was read from, so that every store decodes the same. */
export interface KeptLine {
  readonly id: string;
  readonly source: string;
  readonly line: string;
}

export function assertionOf({ id, source, line }: KeptLine): Assertion {
  const { note, evidenceCode, author, recordedAt, references, states, ...row } = rowCodecs.assertions.decode(line.split('\t'));
  return {
    ...row,
    id,
    note: note || undefined,
    provenance: { source, evidenceCode: evidenceCode || undefined, author: author || undefined, recordedAt: recordedAt || undefined, references, states: states || undefined },
  };
}

export function mappingOf({ id, source: statedIn, line }: KeptLine): Mapping {
  const { references, ...row } = rowCodecs.mappings.decode(line.split('\t'));
  const flag = (name: string): string | undefined => row.flags.find((known) => known.name === name)?.value;
  // Of an accepted mapping: who made it, when, and by what kind of work.
  return { ...row, id, provenance: { source: statedIn, evidenceCode: flag('justification'), author: flag('author'), recordedAt: flag('date'), references, states: undefined } };
}

export function referenceFactsOf(line: string): ReferenceFacts {
  const { id: _id, ...facts } = rowCodecs.references.decode(line.split('\t'));
  return facts;
}
