import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { locateFiles } from '../../ingest/locate.ts';
import { sourceNamed } from '../../ingest/sourceNamed.ts';
import { nothingLoaded, scratchFolder } from './support.ts';

/** Opens a source on files of these names and contents. */
async function opening(source: string, files: Readonly<Record<string, string>>): Promise<unknown> {
  const folder = await scratchFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  const named = await sourceNamed(source, [folder], nothingLoaded);
  const { file, files: every } = await locateFiles(named, [folder]);
  return named.open(file, every);
}

const html = '<!DOCTYPE html>\n<html>Not found</html>\n';
const codes = '1\nA00-A09\nA00\n';
const obo = 'format-version: 1.2\ndata-version: hp/releases/2025-01-16\n\n[Term]\nid: HP:0000001\nname: All\n';

describe('another publisher\'s file is refused with what was expected and found', () => {
  it.each([
    {
      source: 'ICD10CM', files: { 'icd10cm-tabular-2026.xml': html, 'code-list.txt': codes },
      message: /is not the ICD-10-CM tabular list: expected the root element <ICD10CM\.tabular> with its <version>, found "<!DOCTYPE html>"\./,
    },
    {
      source: 'ICD10CM', files: { 'icd10cm-tabular-2026.xml': '<ICD10CM.tabular><version>2026</version>', 'code-list.txt': 'A00\n' },
      message: /code-list\.txt:1: is not the list of all ICD-10-CM codes: expected the number of a chapter first, found "A00"\./,
    },
    {
      source: 'ICD10CM', files: { 'icd10cm-tabular-2026.xml': '<ICD10CM.tabular><version>2026</version>', 'code-list.txt': `${codes}code;label\n` },
      message: /code-list\.txt:4: is not the list of all ICD-10-CM codes: expected a chapter number, a block such as A00-A09, or a code such as A000, found "code;label"\./,
    },
    {
      source: 'ICD9CM', files: { 'CMS32_DESC_LONG_DX.txt': 'A000 Cholera\n' },
      message: /is not the ICD-9-CM list of diagnoses: expected a code without its dot, spaces, and a label, found "A000 Cholera"\. Give the file of the ICD-9-CM list of diagnoses\.$/,
    },
    {
      source: 'GEM', files: { 'icd9toicd10cmgem.csv': 'a,b\n', 'icd10cmtoicd9gem.csv': 'a,b\n' },
      message: /expected the columns icd9cm,icd10cm,flags,approximate,no_map,combination,scenario,choice_list, found "a,b"\./,
    },
    {
      source: 'SNOMEDCT-GPS', files: { 'ValueSet-snomed-intl-gps.json': html },
      message: /expected a FHIR ValueSet with the url http:\/\/terminology\.hl7\.org\/ValueSet\/snomed-intl-gps, found "<!DOCTYPE html>"\./,
    },
    {
      source: 'SNOMEDCT-GPS', files: { 'ValueSet-snomed-intl-gps.json': '{"resourceType":"CodeSystem"}' },
      message: /is not the SNOMED CT Global Patient Set: expected a FHIR ValueSet .*, found ".*expected \\?"ValueSet/,
    },
    {
      source: 'HPO', files: { 'hp.obo': 'format-version: 1.2\ndata-version: mondo/releases/2025-01-16\n' },
      message: /is not the Human Phenotype Ontology \(hp\.obo\): expected a header with "data-version: hp\/releases\/…", found "mondo\/releases\/2025-01-16"\./,
    },
    {
      source: 'HPOA', files: { 'phenotype.hpoa': '#version: 2025-01-16\nncbi_gene_id\tgene_symbol\n', 'hp.obo': obo },
      message: /phenotype\.hpoa:2: is not phenotype\.hpoa: expected "#version: …" and the columns database_id, .*, found "ncbi_gene_id\tgene_symbol"\./,
    },
  ])('$source', async ({ source, files, message }) => {
    await expect(opening(source, files)).rejects.toThrow(message);
  });
});

describe('locating files', () => {
  it('finds them at any depth and packed', async () => {
    await expect(opening('HPO', { 'hp.obo.gz': obo })).resolves.toBeDefined();
  });

  it('says which file is missing and how it is named', async () => {
    await expect(opening('HPOA', { 'hp.obo': obo })).rejects.toThrow(
      /holds no file for HPOA: the HPO annotations of diseases\. Its name must match \/\^phenotype\\\.hpoa\$\/, plain or with \.gz\.$/,
    );
  });

  it('does not choose between two', async () => {
    await expect(opening('HPO', { 'hp.obo': obo, 'hp.obo.gz': obo })).rejects.toThrow(/holds several files for HPO, .*: .*hp\.obo, .*hp\.obo\.gz\. Name the one to read\.$/);
  });

  it('takes one given file for a source of one file, whatever its name', async () => {
    const file = path.join(await scratchFolder(), 'renamed.txt');
    await writeFile(file, obo);
    const hpo = await sourceNamed('hpo', [file], nothingLoaded);
    expect((await locateFiles(hpo, [file])).file('hp').path).toBe(file);
  });

  it('says that a folder is not there', async () => {
    const hpo = await sourceNamed('hpo', [], nothingLoaded);
    await expect(locateFiles(hpo, ['nowhere'])).rejects.toThrow('nowhere: cannot be read. Name a folder or a file that exists.');
  });

  it('names the sources when there is none of that name', async () => {
    await expect(sourceNamed('icd12', [], nothingLoaded)).rejects.toThrow(
      'There is no source "icd12". Sources are ICD10CM, ICD9CM, GEM, SNOMEDCT-GPS, HPO, HPOA, SNOMEDCT, SNOMEDCT-FULL, CONDITIONS, plain, sssom, accepted, findings.',
    );
  });
});
