import { useMemo } from 'react';
import { useQuery } from 'urql';
import { ShellDocument } from '../../generated/graphql.ts';

/** Diseases are described by findings of the Human Phenotype Ontology, and by those of this project that it lacks. */
const describing = ['HP', 'MKG'];

/** Those that the release holds. */
export function useFindingSystems(): readonly string[] {
  const [{ data }] = useQuery({ query: ShellDocument });
  return useMemo(() => describing.filter((system) => data === undefined || data.codeSystems.some(({ id }) => id === system)), [data]);
}
