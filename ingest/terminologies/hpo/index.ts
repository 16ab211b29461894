import type { ConceptId, TermScope, TermType } from '../../../server/domain/concept.ts';
import { isConceptId, termScopes } from '../../../server/domain/concept.ts';
import type { GraphRow } from '../../../server/graph-files/rows.ts';
import type { InputFile } from '../../input.ts';
import { conceptRow, officialMappingRow, oneLine, parentRow, termRow } from '../../rows.ts';
import type { FileRequirement, OpenedSource, RecordOutcome, Source } from '../../source.ts';
import { hpoRoot, HpoOntology } from './ontology.ts';
import type { Stanza } from './stanzas.ts';
import { idIn, readStanzas, unescaped, valueOf, valuesOf } from './stanzas.ts';
import { parseXref } from './xrefs.ts';

export const hpoFile: FileRequirement = { name: 'hp', pattern: /^hp\.obo$/, what: 'the Human Phenotype Ontology in OBO format' };

export const hpoTerms = {
  licence: 'HPO licence: free use; cite the HPO, show its version, do not alter its content (https://hpo.jax.org/license)',
  attribution: 'Human Phenotype Ontology (HPO), Human Phenotype Ontology Consortium and the Monarch Initiative, https://hpo.jax.org',
} as const;

const termTypeOf: Readonly<Record<string, TermType>> = { layperson: 'LAY', abbreviation: 'ABBREVIATION', obsolete_synonym: 'FORMER' };
const scopes: ReadonlySet<string> = new Set(termScopes);
const isScope = (text: string): text is TermScope => scopes.has(text);

/** `"text" SCOPE type [xrefs]`, with escaped quotes in the text and the type left out where it has none. */
const synonymPattern = /^"((?:[^"\\]|\\.)*)" ([A-Z]+)(?: ([\w:]+))? \[/;
const definitionPattern = /^"((?:[^"\\]|\\.)*)"/;

/** The terms of the Human Phenotype Ontology. */
export const hpo: Source = {
  id: 'HPO',
  title: 'Human Phenotype Ontology',
  requires: [],
  files: [hpoFile],
  async open(file) {
    const obo = file(hpoFile.name);
    return openHpo(obo, await HpoOntology.read(obo));
  },
};

function openHpo(obo: InputFile, ontology: HpoOntology): OpenedSource {
  const aliases = ontology.aliases();
  const live = new Set<string>();
  return {
    description: {
      source: hpo.id,
      title: hpo.title,
      version: ontology.version,
      publishedOn: ontology.version,
      ...hpoTerms,
      homepage: 'https://hpo.jax.org',
      tier: 'TERMINOLOGY',
      requires: [],
      systems: [
        {
          id: 'HP', name: 'Human Phenotype Ontology', version: ontology.version, licence: hpoTerms.licence, languages: ['en'], hierarchical: true,
          description: 'All terms; a retired term is inactive and names the terms that replace it.',
        },
      ],
    },
    records: records(),
    statedCounts: () => [{ what: 'live terms', stated: ontology.names.size, found: live.size }],
    isRoot: (code) => `HP:${code}` === hpoRoot,
  };

  async function* records(): AsyncGenerator<RecordOutcome> {
    for await (const stanza of readStanzas(obo)) {
      if (stanza.type === '') continue;
      const origin = { file: obo.name, line: stanza.line };
      const id = valueOf(stanza, 'id') ?? '';
      const name = valueOf(stanza, 'name') ?? '';
      if (stanza.type !== 'Term') yield { ...origin, outcome: 'skipped', reason: `[${stanza.type}] describes a relation, not a term` };
      else if (!isConceptId(id) || !id.startsWith('HP:') || name === '') {
        const remedy = 'Complete the stanza, or ask the publisher.';
        yield { ...origin, outcome: 'rejected', value: id, reason: 'a term needs an id of the form HP:0000001 and a name', remedy };
      } else if (ontology.isLive(id)) {
        live.add(id);
        yield { ...origin, outcome: 'accepted', rows: liveRows(id, name, stanza, ontology, aliases.get(id) ?? []) };
        yield* brokenXrefs(obo.name, id, stanza);
      } else yield { ...origin, outcome: 'accepted', rows: retiredRows(id, name, stanza, ontology) };
    }
  }
}

function liveRows(id: ConceptId, name: string, stanza: Stanza, ontology: HpoOntology, aliases: readonly string[]): readonly GraphRow[] {
  const definition = oneLine(unescaped(definitionPattern.exec(valueOf(stanza, 'def') ?? '')?.[1] ?? ''));
  return [
    conceptRow(id, ontology.kindOf(id), { definition }),
    termRow(id, 'PREFERRED', oneLine(unescaped(name))),
    ...synonymRows(id, stanza),
    ...aliases.map((alias) => termRow(id, 'FORMER', alias)),
    ...valuesOf(stanza, 'is_a').map(idIn).filter(isConceptId).map((parent) => parentRow(id, parent)),
    ...valuesOf(stanza, 'xref').flatMap((value) => {
      const xref = parseXref(value);
      // OBO does not say how exact a cross-reference is.
      return xref.is === 'code' ? [officialMappingRow({ source: id, target: xref.target, relation: 'CLOSE' })] : [];
    }),
  ];
}

function retiredRows(id: ConceptId, name: string, stanza: Stanza, ontology: HpoOntology): readonly GraphRow[] {
  const replacedBy = ontology.replacementsOf(id);
  const [replacement] = replacedBy;
  return [
    conceptRow(id, replacement === undefined ? 'OTHER' : ontology.kindOf(replacement), { active: false, replacedBy }),
    termRow(id, 'PREFERRED', oneLine(unescaped(name)).replace(/^obsolete\s+/i, '')),
    ...synonymRows(id, stanza),
  ];
}

const synonymRows = (id: ConceptId, stanza: Stanza): readonly GraphRow[] =>
  valuesOf(stanza, 'synonym').flatMap((value) => {
    const [, text = '', scope = '', type = ''] = synonymPattern.exec(value) ?? [];
    return text === '' ? [] : [termRow(id, termTypeOf[type] ?? 'SYNONYM', oneLine(unescaped(text)), isScope(scope) ? scope : 'RELATED')];
  });

/** A bad cross-reference costs the term nothing else, so it is a record of its own. */
function* brokenXrefs(file: string, id: string, { tags }: Stanza): Generator<RecordOutcome> {
  for (const { line, text } of tags.get('xref') ?? []) {
    const xref = parseXref(text);
    if (xref.is !== 'broken') continue;
    const remedy = 'Report it to the publisher; the term itself was taken.';
    yield { file, line, outcome: 'rejected', value: `${id} xref ${text}`, reason: xref.reason, remedy };
  }
}
