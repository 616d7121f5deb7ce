// First, since the editor asks for its workers as it loads.
import 'graphiql/setup-workers/vite';
import '../theme/theme.css';
import 'graphiql/style.css';
import './playground.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';
import { readChoice, storeChoice } from '../data/device-storage.ts';
import { EXAMPLES } from './examples.ts';
import { playgroundFetcher } from './fetcher.ts';
import { linkedOperation, withLinkedTab } from './linked-operation.ts';
import { ResultPanel } from './result-panel.tsx';
import { StreamLog } from './stream-log.ts';
import { TabStrip } from './tab-strip.tsx';

const api = new URL('/graphql', window.location.href);
const log = new StreamLog();
const fetcher = playgroundFetcher(
  createGraphiQLFetcher({
    url: api.href,
    wsClient: createClient({ url: api.href.replace(/^http/, 'ws') }),
  }),
  log,
);

// The operation of a link opens in front of the examples, or of the tabs of an earlier visit.
const linked = linkedOperation(window.location.hash) ?? linkedOperation(window.location.search);
// A link that is opened while the page is shown changes what follows `#` alone.
window.addEventListener('hashchange', () => window.location.reload());
const tabs = linked ? [linked, ...EXAMPLES] : [...EXAMPLES];
const TABS_KEY = 'graphiql:tabState';
const stored = readChoice(TABS_KEY);
if (linked && stored !== null) storeChoice(TABS_KEY, withLinkedTab(stored, linked));

// Where there is little height, the variables open when they are needed.
const isWide = window.matchMedia('(width >= 700px)').matches;

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root to draw into.');
createRoot(root).render(
  <GraphiQL
    fetcher={fetcher}
    defaultTabs={tabs}
    isHeadersEditorEnabled={false}
    defaultEditorToolsVisibility={isWide}
    onTabChange={({ tabs, activeTabIndex }) => log.showTab(tabs[activeTabIndex]?.id)}
    {...(linked && { initialQuery: linked.query, initialVariables: linked.variables })}
  >
    <GraphiQL.Logo>
      <TabStrip />
      <h1>
        <a href="/">Courant</a>
      </h1>
    </GraphiQL.Logo>
    <GraphiQL.Footer>
      <ResultPanel api={api} log={log} />
    </GraphiQL.Footer>
  </GraphiQL>,
);
