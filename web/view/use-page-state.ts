import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';

/** How the state of a page that only it needs stands in a link. */
export interface PageForm<S> {
  /** Reads a query string; an unknown word counts as absent. */
  read(query: URLSearchParams): S;
  /** The words of a state; null and what is left out are defaults. */
  words(state: S): Readonly<Record<string, string | null>>;
}

export interface PageState<S> {
  readonly state: S;
  /** The address of the page with part of its state changed. */
  hrefOf(change: Partial<S>): string;
  /** Changes part of the state without a history entry. */
  set(change: Partial<S>): void;
  /** The same with a history entry: the back button leads to the state before. */
  push(change: Partial<S>): void;
}

/** The query string of a page's own words; the language stays as it was. */
export function pageSearch(words: Readonly<Record<string, string | null>>, search: string): string {
  const query = new URLSearchParams();
  const lang = new URLSearchParams(search).get('lang');
  for (const [name, word] of Object.entries({ lang, ...words })) if (word !== null) query.set(name, word);
  // A colon may stand in a query as it is, and a link is read by people.
  const text = query.toString().replaceAll('%3A', ':');
  return text && `?${text}`;
}

/** @param form is the same object at each render */
export function usePageState<S>(form: PageForm<S>): PageState<S> {
  const search = useSearch();
  const [path, navigate] = useLocation();
  return useMemo(() => {
    const state = form.read(new URLSearchParams(search));
    const hrefOf = (change: Partial<S>) => path + pageSearch(form.words({ ...state, ...change }), search);
    return {
      state,
      hrefOf,
      set: (change) => navigate(hrefOf(change), { replace: true }),
      push: (change) => navigate(hrefOf(change)),
    };
  }, [form, search, path, navigate]);
}
