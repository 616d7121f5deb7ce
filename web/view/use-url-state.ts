import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { readUrl, toSearch, type UrlState } from './url-state.ts';

export interface UrlControl {
  readonly state: UrlState;
  /** Changes part of the state without a history entry: the back button leads to the page before, not to each toggle. */
  set(change: Partial<UrlState>): void;
  /** The same with a history entry, for another period: the back button leads to the one before. */
  push(change: Partial<UrlState>): void;
  /** The address of another page with the same state; `navigate` goes there. */
  hrefOf(path: string, change?: Partial<UrlState>): string;
  navigate(path: string, change?: Partial<UrlState>): void;
}

export function useUrlState(): UrlControl {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const state = useMemo(() => readUrl(search), [search]);
  const hrefOf = useCallback(
    (to: string, change: Partial<UrlState> = {}) => to + toSearch({ ...state, ...change }),
    [state],
  );
  return useMemo(() => {
    // On the same page its own parameters stay.
    const here = (change: Partial<UrlState>) => path + toSearch({ ...state, ...change }, search);
    return {
      state,
      hrefOf,
      set: (change) => navigate(here(change), { replace: true }),
      push: (change) => navigate(here(change)),
      navigate: (to, change) => navigate(hrefOf(to, change)),
    };
  }, [state, hrefOf, path, search, navigate]);
}
