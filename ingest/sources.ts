import { hpoa } from './evidence/hpoa/index.ts';
import type { Source } from './source.ts';
import { gem } from './terminologies/gem/index.ts';
import { hpo } from './terminologies/hpo/index.ts';
import { icd10cm } from './terminologies/icd10cm/index.ts';
import { icd9cm } from './terminologies/icd9cm/index.ts';
import { snomedct, snomedctFull } from './terminologies/snomedct/index.ts';
import { snomedGps } from './terminologies/snomedGps/index.ts';

/** Sources whose content may be passed on and is in the seeds. */
export const seedSources: readonly Source[] = [icd10cm, icd9cm, gem, snomedGps, hpo, hpoa];

/** Every source that is read by code of its own; any other coding system comes as a plain table. */
export const sources: readonly Source[] = [...seedSources, snomedct, snomedctFull];
