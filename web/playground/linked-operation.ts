import type { Example } from './examples.ts';

/**
 * The operation of a link: of what follows `#` in one that was copied here, or `?` in one of the dashboard. Undefined
 * where there is none.
 */
export function linkedOperation(part: string): Example | undefined {
  const link = new URLSearchParams(part.replace(/^#/, ''));
  const query = link.get('query');
  return query ? { query, variables: indented(link.get('variables') ?? '') } : undefined;
}

/** JSON as a person would write it; another text stays as it is, for the editor to mark. */
function indented(json: string): string {
  try {
    return json && JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

/** What GraphiQL stores of a tab. */
interface StoredTab {
  readonly id: string;
  readonly title: string;
  readonly query: string | null;
  readonly variables: string | null;
  readonly headers: string | null;
  readonly operationName: string | null;
  readonly response: string | null;
}

/**
 * The stored tabs of a visitor with the linked operation before them, once. GraphiQL by itself would add it behind them.
 * What is stored in another form stays as it is.
 */
export function withLinkedTab(stored: string, { query, variables = '' }: Example): string {
  try {
    const state = JSON.parse(stored) as { readonly tabs: readonly StoredTab[] };
    const isLinked = (tab: StoredTab): boolean => tab.query === query && (tab.variables ?? '') === variables;
    const others = state.tabs.filter((tab) => !isLinked(tab));
    const linked = state.tabs.find(isLinked) ?? newTab(query, variables);
    return JSON.stringify({ ...state, activeTabIndex: 0, tabs: [linked, ...others] });
  } catch {
    return stored;
  }
}

/** Its title follows once GraphiQL has read the query. A browser makes UUIDs for HTTPS alone, so the id is only random. */
const newTab = (query: string, variables: string): StoredTab => ({
  id: Math.random().toString(36).slice(2),
  title: '<untitled>',
  query,
  variables,
  headers: null,
  operationName: null,
  response: null,
});
