import type { CodeSystem, GraphRelease } from '../domain/release.ts';
import type { Lexicon } from '../search/lexicon.ts';
import type { ColumnEntry } from './columns.ts';

/** Raised when arrays built before cannot be read any more; such a release is built again from its sources. */
export const releaseFormat = 6;

/** `release.json` beside the arrays. */
export interface ReleaseManifest extends GraphRelease {
  readonly format: typeof releaseFormat;
  readonly systems: readonly (CodeSystem & { readonly source: string; readonly conceptCount: number })[];
  /** Where the graph files of each source lie, for the next build. */
  readonly lexicon: Lexicon;
  readonly origins: readonly { readonly source: string; readonly folder: string }[];
  readonly arrays: { readonly bytes: number; readonly sha256: string; readonly columns: readonly ColumnEntry[] };
}

export const releaseIdOf = (contentHash: string): string => `release:${contentHash.slice(0, 16)}`;
export const releaseFolderName = (id: string): string => id.slice('release:'.length);
