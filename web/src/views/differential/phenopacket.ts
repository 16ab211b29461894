import { serverLimits } from '../../components/serverLimits.ts';
import type { Sex } from '../../generated/graphql.ts';
import { cappedAge, emptyCase, type Age, type CaseFinding, type PatientCase } from './patientCase.ts';

/**
 * GA4GH Phenopacket, version 2 (Jacobsen 2022, Nat. Biotechnol. 40:817): of a packet only codes of findings, whether they were
 * excluded, their onset, and age and sex of the subject are read. Names, ids and everything else stay in the file.
 */
export interface ReadPacket {
  readonly patient: PatientCase;
  /** Top-level parts that were left unread, and findings that could not be used, each with the reason. */
  readonly notRead: readonly string[];
}

export class NotAPhenopacket extends Error {}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: unknown): Json => (isObject(value) ? value : {});

export function readPhenopacket(text: string): ReadPacket {
  const packet = parsed(text);
  const listed = packet['phenotypicFeatures'];
  if (!Array.isArray(listed)) throw new NotAPhenopacket('The file has no list "phenotypicFeatures". Choose a Phenopacket of version 2 in JSON.');
  const subject = objectOf(packet['subject']);
  const notRead: string[] = [];
  const findings: CaseFinding[] = [];
  for (const [place, feature] of listed.entries()) {
    const { type, excluded, onset } = objectOf(feature);
    const id = objectOf(type)['id'];
    if (typeof id !== 'string' || !/^[A-Za-z0-9._-]+:\S{1,80}$/.test(id)) notRead.push(`finding ${place + 1}: no code`);
    else if (findings.some((finding) => finding.id === id)) notRead.push(`${id}: stated twice`);
    else if (findings.length >= serverLimits.caseFindingsMax) notRead.push(`${id}: a case holds ${serverLimits.caseFindingsMax} findings`);
    else findings.push({ id, status: excluded === true ? 'ABSENT' : 'PRESENT', origin: 'file', onset: ageOf(objectOf(onset)['age']) });
  }
  const known = new Set(['phenotypicFeatures', 'metaData']);
  for (const [name, value] of Object.entries(packet)) {
    if (name === 'subject') notRead.push(...Object.keys(objectOf(value)).filter((field) => field !== 'sex' && field !== 'timeAtLastEncounter').map((field) => `subject.${field}`));
    else if (!known.has(name)) notRead.push(name);
  }
  const age = ageOf(objectOf(subject['timeAtLastEncounter'])['age']);
  const sex = subject['sex'] === 'FEMALE' || subject['sex'] === 'MALE' ? subject['sex'] : undefined;
  return { patient: { ...emptyCase, findings, ...(age && { age }), ...(sex && { sex }) }, notRead };
}

function parsed(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new NotAPhenopacket('The file is no JSON object. Choose a Phenopacket of version 2 in JSON.');
}

/** P34Y, P1Y6M, P12D, and their weeks; of a mixture the smallest unit that keeps it whole. */
function ageOf(value: unknown): Age | undefined {
  const duration = objectOf(value)['iso8601duration'];
  const [, years = '0', months = '0', weeks = '0', days = '0'] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?/.exec(typeof duration === 'string' ? duration : '') ?? [];
  const [y, m, d] = [Number(years), Number(months), Number(weeks) * 7 + Number(days)];
  if (y + m + d === 0) return typeof duration === 'string' && /^P0[YMWD]/.test(duration) ? cappedAge(0, 'd') : undefined;
  if (y >= 18 || (m === 0 && d === 0)) return cappedAge(y, 'y');
  return y === 0 && m === 0 ? cappedAge(d, 'd') : cappedAge(y * 12 + m, 'm');
}

const durationOf = ({ value, unit }: Age): string => `P${value}${unit.toUpperCase()}`;
const sexes = { FEMALE: 'FEMALE', MALE: 'MALE' } satisfies Record<Sex, string>;

export function writePhenopacket(patient: PatientCase, labelOf: (id: string) => string, made: { readonly at: Date; readonly notice: string; readonly release: string }): string {
  const { findings, age, sex, synthetic } = patient;
  const stated = findings.filter(({ status }) => status !== 'UNKNOWN');
  return JSON.stringify(
    {
      id: synthetic ? 'synthetic-case' : 'case',
      subject: {
        id: synthetic ? 'synthetic' : 'patient',
        ...(age && { timeAtLastEncounter: { age: { iso8601duration: durationOf(age) } } }),
        ...(sex && { sex: sexes[sex] }),
      },
      phenotypicFeatures: stated.map(({ id, status, onset }) => ({
        type: { id, label: labelOf(id) },
        ...(status === 'ABSENT' && { excluded: true }),
        ...(onset && { onset: { age: { iso8601duration: durationOf(onset) } } }),
      })),
      metaData: {
        created: made.at.toISOString(),
        createdBy: `Medical Knowledge Graph, release ${made.release}. ${synthetic ? 'Synthetic case. ' : ''}${made.notice}`,
        resources: [{ id: 'hp', name: 'Human Phenotype Ontology', namespacePrefix: 'HP', url: 'http://purl.obolibrary.org/obo/hp.owl', iriPrefix: 'http://purl.obolibrary.org/obo/HP_', version: 'see release' }],
        phenopacketSchemaVersion: '2.0',
      },
    },
    null,
    2,
  );
}
