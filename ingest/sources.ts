import { hpoa } from './evidence/hpoa/index.ts';
import type { Source } from './source.ts';
import { hpo } from './terminologies/hpo/index.ts';
import { icd10cm } from './terminologies/icd10cm/index.ts';

/** Every source that is read by code of its own; any other coding system comes as a plain table. */
export const sources: readonly Source[] = [icd10cm, hpo, hpoa];
