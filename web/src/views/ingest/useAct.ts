import { useCallback, useState } from 'react';
import { useClient, type AnyVariables, type TypedDocumentNode } from 'urql';
import { troubleOf, type Trouble } from '../../components/trouble.ts';

/** One act at a time, and why the last one was not done. */
export function useAct() {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<{ readonly trouble: Trouble; readonly operation: string; readonly again: () => void }>();
  const act = useCallback(async <Data, Variables extends AnyVariables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data | undefined> => {
    setBusy(true);
    setTrouble(undefined);
    const { data, error, extensions } = await client.mutation(document, variables).toPromise();
    setBusy(false);
    if (error) setTrouble({ trouble: troubleOf(error, extensions), operation: 'the ingest', again: () => void act(document, variables) });
    return error ? undefined : data;
  }, [client]);
  return { act, busy, trouble };
}
