import type { ConceptId } from '../../../server/domain/concept.ts';
import { conceptIdOf, isConceptId, systemOf } from '../../../server/domain/concept.ts';
import type { GraphRow } from '../../../server/graph-files/rows.ts';
import { acceptedMappingRow, conceptRow, parentRow, termRow } from '../../rows.ts';
import type { Fault } from '../../fault.ts';
import { fault } from '../../fault.ts';
import type { PublishedConcepts } from './publishedConcepts.ts';
import { conceptFault } from './rowFaults.ts';
import type { BindingRow, ConceptTableRow } from './tables.ts';
import { listed } from './tables.ts';
import type { Binding } from './statements.ts';
import { matches } from './vocabulary.ts';

/** The system of what HPO, SNOMED CT and ICD-10-CM lack: conditions by their name in the tables, findings by the code in concepts.tsv. */
export const projectSystem = 'MKG';
export const projectId = (code: string): ConceptId => conceptIdOf(projectSystem, code);

/** The concept means the source's words, or nearly. */
const fits = (match: string): boolean => match === 'exact' || match === 'close';
const codePattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The findings of the project's own code system, and the rows of the tables that mean them. */
export class ProjectFindings {
  readonly #byCode: ReadonlyMap<string, ConceptTableRow>;
  readonly #byName = new Map<string, string>();
  readonly #bindings: ReadonlyMap<string, BindingRow>;

  constructor(concepts: readonly ConceptTableRow[], bindings: readonly BindingRow[]) {
    this.#byCode = new Map(concepts.map((row) => [row.cells.code, row]));
    for (const { cells } of concepts) for (const name of [cells.label, ...listed(cells.synonyms)]) this.#byName.set(name.toLowerCase(), cells.code);
    this.#bindings = new Map(bindings.map((row) => [row.cells.row_id, row]));
  }

  has(id: string): boolean {
    return isConceptId(id) && systemOf(id) === projectSystem && this.#byCode.has(id.slice(projectSystem.length + 1));
  }

  /** What a row is bound to: its own concept where that fits, else that of the bindings, else its own again or the finding of exactly this name. */
  bindingOf({ row_id, concept, match, as_stated }: { readonly row_id: string; readonly concept: string; readonly match: string; readonly as_stated: string }): Binding | undefined {
    const binding = fits(match) ? undefined : this.#bindings.get(row_id)?.cells;
    if (binding !== undefined && isConceptId(binding.concept)) return { concept: binding.concept, match: binding.match };
    if (isConceptId(concept)) return { concept, match };
    const code = this.#byName.get(as_stated.toLowerCase());
    return code === undefined ? undefined : { concept: projectId(code), match: 'exact' };
  }

  conceptFault(published: PublishedConcepts, { code, label, broader, broader_label, definition }: ConceptTableRow['cells'], usedCodes: ReadonlySet<string>): Fault | undefined {
    if (!codePattern.test(code)) return fault(code, 'a code is words in small letters with hyphens', 'Correct the code before anything names it; it is never changed later.');
    if (label === '' || definition === '') return fault(code, 'label or definition is empty', 'Give both, the definition in our own words.');
    if (!usedCodes.has(code)) return fault(code, 'no row means this finding', 'Bind a row to it in bindings.tsv, or delete it.');
    // What is normal lies below no abnormality, so a finding may stand without a broader one.
    if (!this.has(broader)) return conceptFault(published, broader, broader_label);
    const own = this.#byCode.get(broader.slice(projectSystem.length + 1));
    return own?.cells.label === broader_label ? undefined : fault(broader_label, `${broader} is called "${own?.cells.label ?? ''}"`, 'Copy the label.');
  }

  bindingFault(published: PublishedConcepts, { row_id, concept, match }: BindingRow['cells'], matchOfRow: ReadonlyMap<string, string>): Fault | undefined {
    const own = matchOfRow.get(row_id);
    if (own === undefined) return fault(row_id, 'no finding has this id', 'Correct the id, or delete the binding.');
    if (fits(own)) return fault(row_id, `the row itself names a concept that is ${own}`, 'Delete the binding.');
    if (!this.has(concept) && !(isConceptId(concept) && published.isActive(concept))) return fault(concept, 'neither the release nor concepts.tsv has such a finding', 'Add it to concepts.tsv, or correct the id.');
    return matches.some((allowed) => allowed === match && match !== 'none') ? undefined : fault(match, 'match is none of exact, close, broader, narrower', 'Write one of them.');
  }

  /** The concept with its names, below its broader concept: as its parent in this system, as a mapping to another. */
  rowsOf({ code, label, broader, synonyms, definition }: ConceptTableRow['cells']): readonly GraphRow[] {
    const id = projectId(code);
    const up = !isConceptId(broader) ? [] : systemOf(broader) === projectSystem ? [parentRow(id, broader)] : [acceptedMappingRow({ source: id, target: broader, relation: 'BROADER' })];
    return [
      conceptRow(id, 'FINDING', { definition }), termRow(id, 'PREFERRED', label),
      ...listed(synonyms).map((synonym) => termRow(id, 'SYNONYM', synonym)), ...up,
    ];
  }
}
