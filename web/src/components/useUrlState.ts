import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { readParams, writeParams, type Params, type ReadParams, type ValuesOf } from './urlParams.ts';

export interface UrlState<P extends Params> extends ReadParams<P> {
  /** A step that Back undoes; `replace` where it only completes the present one. What stands after the `#` stays. */
  readonly go: (change: Partial<ValuesOf<P>>, how?: 'step' | 'replace') => void;
  /** The canonical address of this view with a change, without what stands after the `#`. */
  readonly address: (change: Partial<ValuesOf<P>>) => string;
}

export function useUrlState<P extends Params>(params: P): UrlState<P> {
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  const read = useMemo(() => readParams(params, search), [params, search]);
  const address = useCallback(
    (change: Partial<ValuesOf<P>>) => `${pathname}${writeParams(params, { ...read.values, ...change })}`,
    [params, pathname, read],
  );
  const go = useCallback(
    (change: Partial<ValuesOf<P>>, how: 'step' | 'replace' = 'step') => {
      void navigate(address(change) + hash, { replace: how === 'replace' });
    },
    [address, hash, navigate],
  );
  return { ...read, address, go };
}
