import { expect, it } from 'vitest';
import { FileProblem } from '../../server/domain/errors.ts';
import { readReleaseManifest } from '../../server/release/readManifest.ts';
import { build, place } from './fixtures.ts';

const where = 'the manifest of a release';

it('a manifest that was written is read as it was', async () => {
  const at = await place();
  const { manifest } = await at.library.open(await build(at));
  expect(readReleaseManifest(JSON.stringify(manifest), where)).toEqual(manifest);
});

it('a manifest of another format is passed over, and what is none is refused with the place in it', async () => {
  const at = await place();
  const { manifest } = await at.library.open(await build(at));
  expect(readReleaseManifest(JSON.stringify({ ...manifest, format: 1 }), where)).toBeUndefined();
  for (const [text, problem] of [['{', 'is no JSON'], ['[]', 'expected object'], ['{}', 'at format'], [JSON.stringify({ ...manifest, sources: [{}] }), 'at sources[0].title']] as const) {
    expect(() => readReleaseManifest(text, where)).toThrow(FileProblem);
    expect(() => readReleaseManifest(text, where)).toThrow(problem);
  }
});
