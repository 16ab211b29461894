import { releaseFolderName } from '../../release/manifest.ts';

/**
 * Community has one database, so that two releases lie side by side in it: what is unique within a release has the
 * release's hash before its id in `key`. Relationships never leave a release, so that only the first step of a read pays.
 */
export const keyOf = (release: string, id: string): string => `${releaseFolderName(release)} ${id}`;

/** Every key of a release lies after the first and before the second of these. */
export interface KeyRange {
  readonly after: string;
  readonly before: string;
}
/** So many records of a range, after a key. */
export interface PageKeys extends KeyRange {
  readonly count: number;
}
export interface Keyed<Value> {
  readonly key: string;
  readonly value: Value;
}

export const keyRange = (release: string): KeyRange => ({
  after: `${releaseFolderName(release)} `, before: `${releaseFolderName(release)}!`,
});
