import { serverLimits } from '../../components/serverLimits.ts';
import type { CareSetting, FindingStatus } from '../../generated/graphql.ts';
import { ageUnits, cappedAge, emptyCase, settings, type Age, type AgeUnit, type CaseFinding, type PatientCase } from './patientCase.ts';

/**
 * The part of an address after its `#`, which browsers send to nobody: what a case link holds. Diseases that are looked at
 * stand there too and not among the parameters, because a suspected disease says as much of a patient as a finding.
 */
export interface CaseLink {
  readonly patient: PatientCase;
  /** The diagnosis whose reasons are open. */
  readonly opened: string | undefined;
  readonly compared: readonly string[];
}

export interface ReadLink extends CaseLink {
  /** What could not be read, as it stands in the address. */
  readonly invalid: readonly string[];
}

const version = 'c1.';
const signs = { PRESENT: '+', ABSENT: '-', UNKNOWN: '~' } satisfies Record<FindingStatus, string>;
const settingLetters = { PRIMARY_CARE: 'p', EMERGENCY: 'e', HOSPITAL: 'h', GENETICS: 'g' } satisfies Record<CareSetting, string>;
const exampleMark = 'x';

/** Longer addresses are cut by mail programs and chats; a file holds such a case. */
export const linkLengthMax = 2_000;

export const emptyLink: CaseLink = { patient: emptyCase, opened: undefined, compared: [] };

/** The Human Phenotype Ontology without its prefix and zeros: most findings are of it. */
const shortId = (id: string): string => {
  const number = /^HP:0*([1-9]\d{0,6})$/.exec(id)?.[1];
  return number !== undefined && id === `HP:${number.padStart(7, '0')}` ? number : id.replace(/[^\w.:-]/gu, encodeURIComponent);
};

const isDiseaseId = (id: string): boolean => /^[A-Za-z0-9._-]+:\S{1,80}$/.test(id);

function fullId(short: string): string | undefined {
  if (/^[1-9]\d{0,6}$/.test(short)) return `HP:${short.padStart(7, '0')}`;
  const id = decoded(short);
  return id !== undefined && isDiseaseId(id) ? id : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

const ageCode = ({ value, unit }: Age): string => `${value}${unit}`;

function ageOf(code: string): Age | undefined {
  const [, digits, unit] = /^(\d{1,4})([ymd])$/.exec(code) ?? [];
  return digits !== undefined && isUnit(unit) ? cappedAge(Number(digits), unit) : undefined;
}

const isUnit = (text: string | undefined): text is AgeUnit => text !== undefined && text in ageUnits;

/** The canonical text of a link, without its `#`; empty for an empty workspace. */
export function writeLink({ patient, opened, compared }: CaseLink): string {
  const { findings, age, sex, setting, synthetic } = patient;
  const parts = [
    findings.map(({ id, status, onset }) => `${signs[status]}${shortId(id)}${onset ? `@${ageCode(onset)}` : ''}`).join(','),
    age ? `a${ageCode(age)}` : '',
    sex ? `s${sex === 'FEMALE' ? 'f' : 'm'}` : '',
    setting ? `t${settingLetters[setting]}` : '',
    synthetic ? exampleMark : '',
    opened === undefined ? '' : `o${shortId(opened)}`,
    compared.length === 0 ? '' : `v${compared.map(shortId).join(',')}`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : version + parts.join(';');
}

/** Reads what stands after the `#`; nothing where it holds no case of this form. */
export function readLink(hash: string): ReadLink | undefined {
  const text = hash.replace(/^#/, '');
  if (!text.startsWith(version)) return /^c\d+\./.test(text) ? { ...emptyLink, invalid: ['a case link of another form'] } : undefined;
  const read = { findings: [] as CaseFinding[], compared: [] as string[], invalid: [] as string[] };
  let rest: Pick<PatientCase, 'age' | 'sex' | 'setting' | 'synthetic'> = { synthetic: false };
  let opened: string | undefined;
  for (const part of text.slice(version.length).split(';')) {
    const [letter, value] = [part.charAt(0), part.slice(1)];
    const bad = (item: string = part): void => {
      read.invalid.push(item);
    };
    const id = letter === 'o' ? fullId(value) : undefined;
    const age = letter === 'a' ? ageOf(value) : undefined;
    const setting = letter === 't' ? settingOf(value) : undefined;
    if ('+-~'.includes(letter) && letter !== '') readFindings(part, read.findings, bad);
    else if (age) rest = { ...rest, age };
    else if (part === 'sf' || part === 'sm') rest = { ...rest, sex: part === 'sf' ? 'FEMALE' : 'MALE' };
    else if (setting) rest = { ...rest, setting };
    else if (part === exampleMark) rest = { ...rest, synthetic: true };
    else if (id !== undefined) opened = id;
    else if (letter === 'v') {
      for (const item of value.split(',')) {
        const compared = fullId(item);
        if (compared === undefined || read.compared.length >= serverLimits.comparedDiseasesMax) bad(item);
        else if (!read.compared.includes(compared)) read.compared.push(compared);
      }
    } else if (part !== '') bad();
  }
  return { patient: { ...rest, findings: read.findings }, opened, compared: read.compared, invalid: read.invalid };
}

function readFindings(part: string, findings: CaseFinding[], bad: (item: string) => void): void {
  for (const item of part.split(',')) {
    const [, sign, short = '', onsetCode] = /^([+~-])([^@]+)(?:@(.+))?$/.exec(item) ?? [];
    const status = statusOf(sign);
    const id = fullId(short);
    const onset = onsetCode === undefined ? undefined : ageOf(onsetCode);
    const repeated = findings.some((finding) => finding.id === id);
    if (status === undefined || id === undefined || repeated || findings.length >= serverLimits.caseFindingsMax || (onsetCode !== undefined && !onset)) bad(item);
    else findings.push({ id, status, ...(onset && { onset }) });
  }
}

const statusOf = (sign: string | undefined): FindingStatus | undefined =>
  sign === signs.PRESENT ? 'PRESENT' : sign === signs.ABSENT ? 'ABSENT' : sign === signs.UNKNOWN ? 'UNKNOWN' : undefined;

const settingOf = (letter: string): CareSetting | undefined => settings.find((setting) => settingLetters[setting] === letter);
