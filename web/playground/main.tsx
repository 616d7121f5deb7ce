// First, since the editor asks for its workers as it loads.
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './playground.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';
import { EXAMPLES } from './examples.ts';

const api = new URL('/graphql', window.location.href);
const fetcher = createGraphiQLFetcher({
  url: api.href,
  wsClient: createClient({ url: api.href.replace(/^http/, 'ws') }),
});

// The query of a link opens in front of the examples.
const linkedQuery = new URLSearchParams(window.location.search).get('query') ?? undefined;
const tabs = linkedQuery === undefined ? [...EXAMPLES] : [{ query: linkedQuery }, ...EXAMPLES];

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root to draw into.');
createRoot(root).render(
  <GraphiQL
    fetcher={fetcher}
    defaultTabs={tabs}
    {...(linkedQuery !== undefined && { initialQuery: linkedQuery })}
  >
    <GraphiQL.Logo>
      <a href="/">Courant</a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
