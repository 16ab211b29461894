import { expect, it } from 'vitest';
import { limits } from '../../server/domain/limits.ts';
import { serverLimits } from '../../web/src/components/serverLimits.ts';

it('allows in the explorer what the server allows', () => {
  expect(limits).toMatchObject(serverLimits);
});
