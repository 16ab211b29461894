import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { FileProblem } from '../domain/errors.ts';
import { evidenceTiers } from '../domain/release.ts';

/** Raised when files written before cannot be read any more. */
export const graphFilesFormat = 2;

const codeSystem = z.object({
  id: z.string(), name: z.string(), version: z.string(), licence: z.string(), languages: z.array(z.string()),
  hierarchical: z.boolean(), description: z.string(),
});
const fileSum = z.object({ file: z.string(), bytes: z.number(), sha256: z.string() });
const rowCounts = z.object({
  concepts: z.number(), terms: z.number(), hierarchy: z.number(), assertions: z.number(), mappings: z.number(), references: z.number(),
});
const sourceManifest = z.object({
  source: z.string(), title: z.string(), version: z.string(), publishedOn: z.string().optional(), licence: z.string(),
  attribution: z.string(), homepage: z.string().optional(), tier: z.enum(evidenceTiers), requires: z.array(z.string()),
  systems: z.array(codeSystem),
  /** The publisher's files, as read. */
  inputs: z.array(fileSum),
  /** Of the reading: read = accepted + rejected + skipped, in the publisher's own records. */
  balance: z.object({ read: z.number(), accepted: z.number(), rejected: z.number(), skipped: z.number() }),
  counts: rowCounts,
  /** The folder of this source beside the manifest. */
  folder: z.string(),
  /** SHA-256 over the description and every line of every file; independent of time and compression. */
  contentHash: z.string(),
});
const graphFilesManifest = z.object({ format: z.literal(graphFilesFormat), sources: z.array(sourceManifest) });

export type SourceManifest = z.infer<typeof sourceManifest>;
export type GraphFilesManifest = z.infer<typeof graphFilesManifest>;
export type RowCounts = z.infer<typeof rowCounts>;
export type FileSum = z.infer<typeof fileSum>;

export const manifestPath = (folder: string): string => path.join(folder, 'manifest.json');

/** Throws FileProblem when the manifest is missing, no JSON, or of another format. */
export async function readManifest(folder: string): Promise<GraphFilesManifest> {
  const file = manifestPath(folder);
  const remedy = 'Restore the folder from the repository, or build it again with "npm run seeds".';
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new FileProblem(file, undefined, 'cannot be read.', remedy, { cause });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new FileProblem(file, undefined, 'is no JSON.', remedy, { cause });
  }
  const parsed = graphFilesManifest.safeParse(value);
  if (!parsed.success) throw new FileProblem(file, undefined, `is not a manifest of format ${graphFilesFormat}: ${z.prettifyError(parsed.error)}.`, remedy);
  return parsed.data;
}
