import { z } from 'zod';
import { conceptIdOf } from '../../../server/domain/concept.ts';
import type { InputFile } from '../../input.ts';
import { conceptRow, oneLine, termRow } from '../../rows.ts';
import type { OpenedSource, RecordOutcome, Source } from '../../source.ts';
import { readFullName } from '../snomedct/semanticTags.ts';

const valueSet = z.object({
  resourceType: z.literal('ValueSet'),
  url: z.literal('http://terminology.hl7.org/ValueSet/snomed-intl-gps'),
  version: z.string(),
  date: z.string(),
  description: z.string(),
  compose: z.object({
    include: z.array(z.object({ system: z.literal('http://snomed.info/sct'), version: z.string(), concept: z.array(z.unknown()) })),
  }),
});
const member = z.object({ code: z.string().regex(/^\d{6,18}$/), display: z.string().min(1) });

const licence = 'Creative Commons Attribution 4.0 International (CC BY 4.0)';

/** SNOMED CT's Global Patient Set, as the FHIR value set that HL7 publishes. */
export const snomedGps: Source = {
  id: 'SNOMEDCT-GPS',
  title: 'SNOMED CT Global Patient Set',
  requires: [],
  files: [{ name: 'set', pattern: /^ValueSet-snomed-intl-gps\.json$/i, what: 'the Global Patient Set as a FHIR value set' }],
  async open(file) {
    const input = file('set');
    return openSet(input, await parseSet(input));
  },
};

/** The set is one JSON value of 2 MB: it is read whole, the only source for which that is so. */
async function parseSet(file: InputFile): Promise<z.infer<typeof valueSet>> {
  const text = await file.text();
  const expected = 'a FHIR ValueSet with the url http://terminology.hl7.org/ValueSet/snomed-intl-gps';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw file.unlike('the SNOMED CT Global Patient Set', expected, text.trimStart().split('\n')[0] ?? '');
  }
  const parsed = valueSet.safeParse(value);
  if (!parsed.success) throw file.unlike('the SNOMED CT Global Patient Set', expected, z.prettifyError(parsed.error).split('\n')[0] ?? '');
  return parsed.data;
}

function openSet(file: InputFile, set: z.infer<typeof valueSet>): OpenedSource {
  const edition = /\/(\d{8})$/.exec(set.compose.include[0]?.version ?? '')?.[1];
  const version = edition === undefined ? set.version : `${set.version} (SNOMED CT ${edition})`;
  const stated = Number(/([\d,]+)\) from/.exec(set.description)?.[1]?.replaceAll(',', '') ?? Number.NaN);
  let found = 0;
  return {
    description: {
      source: snomedGps.id, title: snomedGps.title, version, publishedOn: set.date, licence,
      attribution: 'SNOMED CT Global Patient Set (GPS), © SNOMED International, CC BY 4.0; as published in HL7 Terminology (THO)',
      homepage: 'https://www.snomed.org/gps',
      tier: 'TERMINOLOGY', requires: [],
      systems: [
        {
          id: 'SNOMEDCT', name: 'SNOMED CT (Global Patient Set)', version, licence, languages: ['en'], hierarchical: false,
          description: 'A flat selection of SNOMED CT. The set has no is-a, and none is invented: no concept has parents or children.',
        },
      ],
    },
    records: records(),
    statedCounts: () => (Number.isNaN(stated) ? [] : [{ what: 'concepts in its own description', stated, found }]),
  };

  async function* records(): AsyncGenerator<RecordOutcome> {
    for (const [index, entry] of set.compose.include.flatMap(({ concept }) => concept).entries()) {
      const origin = { file: file.name, line: index + 1 };
      const parsed = member.safeParse(entry);
      if (!parsed.success) {
        const reason = 'a concept needs a numeric code and a display name';
        yield { ...origin, outcome: 'rejected', value: JSON.stringify(entry), reason, remedy: 'Fetch the file again.' };
        continue;
      }
      found += 1;
      const id = conceptIdOf('SNOMEDCT', parsed.data.code);
      const fullName = oneLine(parsed.data.display);
      const { name, kind } = readFullName(fullName);
      yield {
        ...origin,
        outcome: 'accepted',
        rows: [
          conceptRow(id, kind),
          termRow(id, 'PREFERRED', name),
          ...(name === fullName ? [] : [termRow(id, 'SYNONYM', fullName)]),
        ],
      };
    }
  }
}
