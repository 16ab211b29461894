import { exportName, saveFile } from '../../components/exportTable.ts';
import { safetyWording } from '../../components/safetyWording.ts';
import type { NotMissedFragment, RankedDiagnosisFragment } from '../../generated/graphql.ts';
import { ledgerOf, signed, type LedgerLine } from './ledger.ts';
import { caseInput, type PatientCase } from './patientCase.ts';
import { emptyLink } from './caseCode.ts';
import { linkInWords } from './caseWords.ts';
import { exclusionLead, shelfStandingWords } from './cannotMissWords.ts';
import { matchWords, partName } from './partWords.ts';
import { rankText } from './RankedList.tsx';
import { writePhenopacket } from './phenopacket.ts';
import type { Ranked } from './useDifferential.ts';

/** What an export of the workspace is made of. */
export interface Exported {
  readonly patient: PatientCase;
  readonly answer: Ranked;
  /** What the server says of the answer. */
  readonly notices: readonly string[];
  readonly nameOf: (id: string) => string;
}

const origin = ({ patient: { synthetic }, answer: { method, release, coverage, prior }, notices }: Exported) => ({
  notice: safetyWording.banner,
  ...(synthetic && { synthetic: true }),
  score: safetyWording.score,
  release: release.id,
  releaseCreatedAt: release.createdAt,
  method,
  coverage: coverage.statement,
  prior: prior.statement,
  notices,
});

export const toJson = (exported: Exported): string => {
  const { patient, answer } = exported;
  const { diagnoses, cannotMiss, ignored, noneOfThese, candidatesConsidered, abstained } = answer;
  return JSON.stringify({ ...origin(exported), case: caseInput(patient), candidatesConsidered, noneOfThese, abstained, cannotMiss, diagnoses, ignored }, null, 2);
};

const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, '\\$&');

export function toMarkdown(exported: Exported): string {
  const { patient, answer, notices, nameOf } = exported;
  const { diagnoses, cannotMiss, ignored, release, method, abstained } = answer;
  return [
    `> ${safetyWording.banner}`,
    '',
    `# Differential${patient.synthetic ? ' of a synthetic case' : ''}`,
    '',
    ...linkInWords({ ...emptyLink, patient }, nameOf).map((line) => `- ${escaped(line)}`),
    '',
    ...(abstained ? [`**Not to be relied on:** ${escaped(abstained.reason)}`, ''] : []),
    ...shelfLines(cannotMiss),
    `| Rank | Diagnosis | ${safetyWording.score} (log10) |`,
    '| --- | --- | --- |',
    ...diagnoses.map((diagnosis) => `| ${rankText(diagnosis)} | ${escaped(diagnosis.name)} (${diagnosis.disease.id}) | ${signed(ledgerOf(diagnosis).total)} |`),
    '',
    ...diagnoses.flatMap(ledgerLines),
    ...(ignored.length > 0 ? ['## Not used', '', ...ignored.map(({ finding, known, reason }) => `- ${known ? `${escaped(finding.label)} (${finding.id})` : escaped(finding.id)}: ${escaped(reason)}`), ''] : []),
    `Release ${release.id} of ${release.createdAt}. Method: ${escaped(method)}.`,
    ...[answer.coverage.statement, answer.prior.statement, ...notices].map((notice) => `- ${escaped(notice)}`),
    '',
  ].join('\n');
}

const shelfLines = (shelf: readonly NotMissedFragment[]): readonly string[] =>
  shelf.length === 0
    ? []
    : [
        '## Cannot miss',
        '',
        ...shelf.map(({ disease, rule, exclusion, standing }) => `- ${escaped(disease.name)} (${disease.id}): ${shelfStandingWords[standing]}. ${exclusionLead[standing]} ${escaped(exclusion)} Rule: ${escaped(rule)}`),
        '',
      ];

function ledgerLines(diagnosis: RankedDiagnosisFragment): readonly string[] {
  const { prior, supporting, opposing, expected, rounding, total } = ledgerOf(diagnosis);
  const line = ({ part, hundredths }: LedgerLine): string => `| ${escaped(partName(part))} | ${matchWords[part.matchKind]}${part.machineRead ? '; read by machines only' : ''} | ${signed(hundredths)} |`;
  return [
    `## ${rankText(diagnosis)} ${escaped(diagnosis.name)} (${diagnosis.disease.id})`,
    '',
    '| Part | Kind | Weight |',
    '| --- | --- | --- |',
    ...[...(prior ? [prior] : []), ...supporting, ...opposing, ...expected].map(line),
    ...(rounding === 0 ? [] : [`| Rounding | | ${signed(rounding)} |`]),
    `| **Total** | | **${signed(total)}** |`,
    '',
  ];
}

const day = (): string => new Date().toISOString().slice(0, 10);

export function saveAs(kind: 'json' | 'md', exported: Exported): void {
  const name = exportName({ view: 'differential', release: exported.answer.release.id }, day(), kind);
  if (kind === 'json') saveFile(name, 'application/json', toJson(exported));
  else saveFile(name, 'text/markdown;charset=utf-8', toMarkdown(exported));
}

export const savePhenopacket = (patient: PatientCase, nameOf: (id: string) => string, release: string): void => {
  saveFile(`case_${day()}.json`, 'application/json', writePhenopacket(patient, nameOf, { at: new Date(), notice: safetyWording.banner, release }));
};
