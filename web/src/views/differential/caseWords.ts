import { ageText, settingWords, sexWords, statusWords, type PatientCase } from './patientCase.ts';
import type { CaseLink } from './caseCode.ts';
import type { CaseNames } from './findingNames.ts';

/** One line for each thing that a case holds. */
export function caseInWords({ findings, age, sex, setting, synthetic }: PatientCase, labelOf: CaseNames['labelOf']): readonly string[] {
  return [
    ...(synthetic ? ['that the case is synthetic'] : []),
    ...(age ? [`age: ${ageText(age)}`] : []),
    ...(sex ? [`sex: ${sexWords[sex]}`] : []),
    ...(setting ? [`setting: ${settingWords[setting]}`] : []),
    ...findings.map(({ id, status, onset }) => `${statusWords[status]}: ${labelOf(id)} (${id})${onset ? `, began at ${ageText(onset)}` : ''}`),
  ];
}

/** Exactly what a link holds, one line for each thing, in words. */
export const linkInWords = ({ patient, opened, compared }: CaseLink, { labelOf, nameOf }: CaseNames): readonly string[] => [
  ...caseInWords(patient, labelOf),
  ...(opened === undefined ? [] : [`opened: ${nameOf(opened)} (${opened})`]),
  ...compared.map((id) => `compared: ${nameOf(id)} (${id})`),
];
