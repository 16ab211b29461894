import { z } from 'zod';
import { FileProblem } from '../domain/errors.ts';
import { evidenceTiers } from '../domain/release.ts';
import { cueKinds, cueReaches } from '../search/mappingTables.ts';
import type { Lexicon } from '../search/lexicon.ts';
import type { ReleaseManifest } from './manifest.ts';
import { releaseFormat } from './manifest.ts';

const text = z.string();
/** JSON leaves out what is undefined. */
const absentOrText = text.optional().transform((value) => value);
const count = z.int().min(0);

const lexicon = z.object({
  spelling: z.array(z.object({ from: text, to: text, position: z.enum(['anywhere', 'start', 'end']) })),
  abbreviations: z.array(z.object({ abbreviation: text, expansion: text, case: z.enum(['any', 'upper']) })),
  functionWords: z.array(text),
  opposites: z.array(z.object({ group: text, word: text })),
  phraseNoise: z.array(text),
  phraseConventions: z.array(z.object({ written: text, read: text })),
  weakWords: z.array(text),
  phraseWeights: z.array(z.object({ system: text, feature: text, weight: z.number() })),
  phraseConfidence: z.array(z.object({ system: text, term: text, value: z.number() })),
  drugWords: z.array(z.object({ word: text, kind: text })),
  drugRoutes: z.array(z.object({ written: text, route: text })),
  atcRoutes: z.array(z.object({ prefix: text, routes: z.array(text) })),
  assertionCues: z.array(z.object({ cue: text, kind: z.enum(cueKinds), reach: z.enum(cueReaches) })),
}) satisfies z.ZodType<Lexicon>;

const codeSystem = z.object({
  id: text, name: text, version: text, licence: text, languages: z.array(text), hierarchical: z.boolean(), description: text,
});

const releaseManifest = z.object({
  format: z.literal(releaseFormat),
  id: z.string().regex(/^release:[0-9a-f]{16}$/),
  contentHash: text,
  createdAt: text,
  counts: z.object({ concepts: count, terms: count, hierarchyEdges: count, assertions: count, mappings: count, articles: count, cooccurrences: count }),
  sources: z.array(z.object({
    source: text, title: text, version: text, publishedOn: absentOrText, licence: text, attribution: text, homepage: absentOrText,
    tier: z.enum(evidenceTiers), requires: z.array(text), systems: z.array(codeSystem), contentHash: text, loadedAt: text,
  })),
  systems: z.array(codeSystem.extend({ source: text, conceptCount: count })),
  lexicon,
  origins: z.array(z.object({ source: text, folder: text })),
  arrays: z.object({ bytes: count, sha256: text, columns: z.array(z.object({ name: text, offset: count, bytes: count })) }),
}) satisfies z.ZodType<ReleaseManifest>;

const anyFormat = z.object({ format: z.number() });

/**
 * A manifest that lies where others can write too; `where` names the place. Undefined where it is of another format, which
 * an older or a newer version of this program wrote. Throws FileProblem with what is wrong and where in it.
 */
export function readReleaseManifest(json: string, where: string): ReleaseManifest | undefined {
  const remedy = 'Load the release again.';
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new FileProblem(where, undefined, 'is no JSON.', remedy, { cause });
  }
  const { data } = anyFormat.safeParse(value);
  if (data !== undefined && data.format !== releaseFormat) return undefined;
  const parsed = releaseManifest.safeParse(value);
  if (!parsed.success) throw new FileProblem(where, undefined, `is no manifest of a release: ${z.prettifyError(parsed.error)}.`, remedy);
  return parsed.data;
}
