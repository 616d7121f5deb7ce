// First, since the editor asks for its workers as it loads.
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './playground.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';
import { readChoice, storeChoice } from '../data/device-storage.ts';
import { EXAMPLES } from './examples.ts';
import { linkedOperation, withLinkedTab } from './linked-operation.ts';

const api = new URL('/graphql', window.location.href);
const fetcher = createGraphiQLFetcher({
  url: api.href,
  wsClient: createClient({ url: api.href.replace(/^http/, 'ws') }),
});

// The operation of a link opens in front of the examples, or of the tabs of an earlier visit.
const linked = linkedOperation(window.location.search);
const tabs = linked ? [linked, ...EXAMPLES] : [...EXAMPLES];
const TABS_KEY = 'graphiql:tabState';
const stored = readChoice(TABS_KEY);
if (linked && stored !== null) storeChoice(TABS_KEY, withLinkedTab(stored, linked));

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root to draw into.');
createRoot(root).render(
  <GraphiQL
    fetcher={fetcher}
    defaultTabs={tabs}
    {...(linked && { initialQuery: linked.query, initialVariables: linked.variables })}
  >
    <GraphiQL.Logo>
      <a href="/">Courant</a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
