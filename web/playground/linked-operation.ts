import type { Example } from './examples.ts';

/** The operation of a link such as `/graphql?query={...}&variables={...}`; undefined where the address has none. */
export function linkedOperation(search: string): Example | undefined {
  const link = new URLSearchParams(search);
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

/** What GraphiQL stores of the tabs of a visitor. */
interface StoredTabs {
  readonly tabs: readonly { readonly query: string | null; readonly variables: string | null }[];
}

/**
 * The stored tabs of a visitor with the linked operation before them, once. GraphiQL by itself would add it behind them at
 * each visit. What is stored in another form stays as it is.
 */
export function withLinkedTab(stored: string, { query, variables = '' }: Example): string {
  try {
    const state = JSON.parse(stored) as StoredTabs;
    const others = state.tabs.filter((tab) => tab.query !== query || (tab.variables ?? '') !== variables);
    const linked = {
      id: 'linked',
      title: '',
      query,
      variables,
      headers: null,
      operationName: null,
      response: null,
    };
    return JSON.stringify({ ...state, activeTabIndex: 0, tabs: [linked, ...others] });
  } catch {
    return stored;
  }
}
