import { ageText, settingWords, sexWords, statusWords } from './patientCase.ts';
import type { CaseLink } from './caseCode.ts';

/** Exactly what a link holds, one line for each thing, in words. */
export function linkInWords({ patient, opened, compared }: CaseLink, nameOf: (id: string) => string): readonly string[] {
  const { findings, age, sex, setting, synthetic } = patient;
  return [
    ...(synthetic ? ['that the case is synthetic'] : []),
    ...(age ? [`age: ${ageText(age)}`] : []),
    ...(sex ? [`sex: ${sexWords[sex]}`] : []),
    ...(setting ? [`setting: ${settingWords[setting]}`] : []),
    ...findings.map(({ id, status, onset }) => `${statusWords[status]}: ${nameOf(id)} (${id})${onset ? `, began at ${ageText(onset)}` : ''}`),
    ...(opened === undefined ? [] : [`opened: ${nameOf(opened)} (${opened})`]),
    ...compared.map((id) => `compared: ${nameOf(id)} (${id})`),
  ];
}
