import type { CodeDrugQuery, ConceptNameFragment } from '../../generated/graphql.ts';

type DrugClass = CodeDrugQuery['harmonizeDrug']['classes'][number];

export interface ClassNode {
  readonly concept: ConceptNameFragment;
  readonly children: readonly ClassNode[];
}

/** Classes under those that their path names, in the order of the answer. */
export function classTree(classes: readonly DrugClass[], under = '', depth = 1): readonly ClassNode[] {
  return classes
    .filter(({ path }) => path.length === depth && (depth === 1 || path[depth - 2]?.id === under))
    .map(({ concept }) => ({ concept, children: classTree(classes, concept.id, depth + 1) }));
}
