import { openSources } from '../fixtures/graphFiles.ts';
import type { SourceRows } from '../fixtures/graphFiles.ts';
import { describe as source, isA, mappingRow, named, termRow } from '../fixtures/rows.ts';
import type { Graph } from '../../server/services/graph.ts';

const icd: SourceRows = {
  description: source('ICD10CM', ['ICD10CM']),
  rows: [
    ...named('ICD10CM:H65-H75', 'DISEASE', 'Diseases of middle ear and mastoid'),
    ...named('ICD10CM:H66', 'DISEASE', 'Suppurative otitis media'), ...isA('ICD10CM:H66', 'ICD10CM:H65-H75'),
    ...named('ICD10CM:H66.0', 'DISEASE', 'Acute suppurative otitis media'), ...isA('ICD10CM:H66.0', 'ICD10CM:H66'),
    ...named('ICD10CM:H66.001', 'DISEASE', 'Acute suppurative otitis media, right ear'), ...isA('ICD10CM:H66.001', 'ICD10CM:H66.0'),
    ...named('ICD10CM:H66.002', 'DISEASE', 'Acute suppurative otitis media, left ear'), ...isA('ICD10CM:H66.002', 'ICD10CM:H66.0'),
    ...named('ICD10CM:H66.009', 'DISEASE', 'Acute suppurative otitis media, unspecified ear'), ...isA('ICD10CM:H66.009', 'ICD10CM:H66.0'),
    termRow('ICD10CM:H66.0', 'Purulent middle ear NOS', { type: 'INCLUSION', scope: 'NARROW' }),
    ...named('ICD10CM:M25.84', 'DISEASE', 'Other specified joint disorders, hand'),
    ...[['1', 'right'], ['2', 'left'], ['9', 'unspecified']].flatMap(([sixth = '', side = '']) => [...named(`ICD10CM:M25.84${sixth}`, 'DISEASE', `Other specified joint disorders, ${side} hand`), ...isA(`ICD10CM:M25.84${sixth}`, 'ICD10CM:M25.84')]),
    ...named('ICD10CM:R50', 'FINDING', 'Fever'),
    ...named('ICD10CM:R50.8', 'FINDING', 'Other specified fever'), ...isA('ICD10CM:R50.8', 'ICD10CM:R50'),
    ...named('ICD10CM:R50.9', 'FINDING', 'Fever, unspecified'), ...isA('ICD10CM:R50.9', 'ICD10CM:R50'),
    ...named('ICD10CM:B01', 'DISEASE', 'Varicella [chickenpox]'),
    ...named('ICD10CM:C50', 'DISEASE', 'Malignant neoplasm of breast'),
    ...named('ICD10CM:C34', 'DISEASE', 'Malignant neoplasm of lung'),
    ...named('ICD10CM:I21', 'DISEASE', 'Acute myocardial infarction'),
    ...named('ICD10CM:I25.2', 'DISEASE', 'Old myocardial infarction'),
    ...named('ICD10CM:S52.1', 'DISEASE', 'Fracture of upper end of radius'),
    ...named('ICD10CM:S52.109', 'DISEASE', 'Unspecified fracture of upper end of radius'), ...isA('ICD10CM:S52.109', 'ICD10CM:S52.1'),
    ...named('ICD10CM:S52.109A', 'DISEASE', 'Unspecified fracture of upper end of radius, initial encounter'), ...isA('ICD10CM:S52.109A', 'ICD10CM:S52.109'),
    ...named('ICD10CM:S52.109D', 'DISEASE', 'Unspecified fracture of upper end of radius, subsequent encounter'), ...isA('ICD10CM:S52.109D', 'ICD10CM:S52.109'),
    ...named('ICD10CM:S52.109B', 'DISEASE', 'Unspecified fracture of upper end of radius, initial encounter for open fracture'), ...isA('ICD10CM:S52.109B', 'ICD10CM:S52.109'),
    ...named('ICD10CM:S52.109S', 'DISEASE', 'Unspecified fracture of upper end of radius, sequela'), ...isA('ICD10CM:S52.109S', 'ICD10CM:S52.109'),
    ...named('ICD10CM:K25.4', 'DISEASE', 'Gastric ulcer with bleeding without perforation'), ...named('ICD10CM:K25.5', 'DISEASE', 'Gastric ulcer with perforation without bleeding'),
    ...named('ICD10CM:S93.409', 'DISEASE', 'Sprain of ankle'), ...['A', 'D'].flatMap((seventh) => [...named(`ICD10CM:S93.409${seventh}`, 'DISEASE', `Sprain of ankle, encounter ${seventh}`), ...isA(`ICD10CM:S93.409${seventh}`, 'ICD10CM:S93.409')]),
    ...named('ICD10CM:E11', 'DISEASE', 'Type 2 diabetes mellitus'),
    ...named('ICD10CM:E11.8', 'DISEASE', 'Type 2 diabetes mellitus with unspecified complications'), ...isA('ICD10CM:E11.8', 'ICD10CM:E11'),
    ...named('ICD10CM:E11.9', 'DISEASE', 'Type 2 diabetes mellitus without complications'), ...isA('ICD10CM:E11.9', 'ICD10CM:E11'),
    ...named('ICD10CM:Z85.3', 'DISEASE', 'Personal history of malignant neoplasm of breast'), ...named('ICD10CM:K21', 'DISEASE', 'Gastro-esophageal reflux disease'),
    ...named('ICD10CM:N16', 'DISEASE', 'Renal disorders in diseases classified elsewhere'), termRow('ICD10CM:N16', 'Pyelonephritis', { type: 'INCLUSION', scope: 'NARROW' }),
    ...named('ICD10CM:N12', 'DISEASE', 'Tubulo-interstitial nephritis'), termRow('ICD10CM:N12', 'Pyelonephritis NOS', { type: 'INCLUSION', scope: 'NARROW' }),
    ...named('ICD10CM:Z1', 'DISEASE', 'Grouped conditions'),
    ...named('ICD10CM:Z1.1', 'DISEASE', 'Farmer hand'), ...isA('ICD10CM:Z1.1', 'ICD10CM:Z1'),
    ...named('ICD10CM:Z1.2', 'DISEASE', 'Hand of farmer'), ...isA('ICD10CM:Z1.2', 'ICD10CM:Z1'),
    ...named('ICD10CM:B15', 'DISEASE', 'Acute hepatitis A'),
    ...named('ICD10CM:B16', 'DISEASE', 'Acute hepatitis B'),
    termRow('ICD10CM:B16', 'Serum hepatitis', { type: 'INCLUSION', scope: 'NARROW' }),
  ],
};

const mondo: SourceRows = {
  description: source('MONDO', ['MONDO']),
  rows: [
    ...named('MONDO:1', 'DISEASE', 'glandular fenquidosis'), mappingRow('MONDO:1', 'ICD10CM:B01', { relation: 'EXACT' }),
    ...named('MONDO:2', 'DISEASE', 'breast cancer'), termRow('MONDO:2', 'mammary carcinoma'),
    ...named('MONDO:3', 'DISEASE', 'planted zimbotrophy'), mappingRow('MONDO:3', 'ICD10CM:C34', { relation: 'EXACT', status: 'REJECTED' }),
    ...['alder', 'birch', 'cedar', 'downy', 'elm'].flatMap((word, place) => [
      ...named(`MONDO:1${place}`, 'DISEASE', `cancer of ${word}`), termRow(`MONDO:1${place}`, `malignant neoplasm of ${word}`),
    ]),
  ],
};

const hp: SourceRows = {
  description: source('HP', ['HP']),
  rows: [
    ...named('HP:0000001', 'FINDING', 'Fever'), termRow('HP:0000001', 'Pyrexia'),
    ...named('HP:0000002', 'FINDING', 'Headache'), ...named('HP:0000003', 'FINDING', 'Skin rash'), termRow('HP:0000003', 'Rash'),
    ...named('HP:0000004', 'FINDING', 'Chronic kidney disease'), ...named('HP:0000005', 'FINDING', 'Kidney disease'),
    ...named('HP:0000006', 'FINDING', 'Migraine'), ...named('HP:0000007', 'FINDING', 'Cough'), ...named('HP:0000008', 'FINDING', 'Asthma'), ...named('HP:0000009', 'FINDING', 'Vomiting'),
    ...named('HP:0000010', 'FINDING', 'Ménière disease'), ...named('HP:0000011', 'QUALIFIER', 'Acute'), ...named('HP:0000012', 'FINDING', 'Vertigo'), termRow('HP:0000012', 'Dizziness', { type: 'LAY', scope: 'RELATED' }),
  ],
};

const atc: SourceRows = {
  description: source('ATC', ['ATC']),
  rows: [
    ...named('ATC:C', 'DRUG', 'CARDIOVASCULAR SYSTEM'), ...named('ATC:C07', 'DRUG', 'BETA BLOCKING AGENTS'), ...isA('ATC:C07', 'ATC:C'),
    ...named('ATC:C07AA05', 'DRUG', 'propranolol'), ...isA('ATC:C07AA05', 'ATC:C07'),
    ...named('ATC:C07AA06', 'DRUG', 'timolol'), ...isA('ATC:C07AA06', 'ATC:C07'),
    ...named('ATC:S', 'DRUG', 'SENSORY ORGANS'), ...named('ATC:S01', 'DRUG', 'OPHTHALMOLOGICALS'), ...isA('ATC:S01', 'ATC:S'),
    ...named('ATC:S01ED01', 'DRUG', 'timolol'), ...isA('ATC:S01ED01', 'ATC:S01'),
    ...named('ATC:J', 'DRUG', 'ANTIINFECTIVES FOR SYSTEMIC USE'),
    ...named('ATC:J01EA01', 'DRUG', 'trimethoprim'), ...isA('ATC:J01EA01', 'ATC:J'),
    ...named('ATC:J01EC01', 'DRUG', 'sulfamethoxazole'), ...isA('ATC:J01EC01', 'ATC:J'),
    ...named('ATC:J01EE01', 'DRUG', 'sulfamethoxazole and trimethoprim'), ...isA('ATC:J01EE01', 'ATC:J'),
    termRow('ATC:J01EE01', 'Bactrim', { type: 'BRAND' }),
    ...named('ATC:A10BA02', 'DRUG', 'metformin'), termRow('ATC:A10BA02', 'Glucophage', { type: 'BRAND' }),
    ...named('ATC:B05CB04', 'DRUG', 'sodium bicarbonate'),
  ],
};

export const openMappingGraph = (more: readonly SourceRows[] = []): Promise<Graph> => openSources([atc, hp, icd, mondo, ...more]);
export const plainSource = (name: string, rows: SourceRows['rows']): SourceRows => ({ description: source(name, [name]), rows });
