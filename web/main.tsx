import './theme/theme.css';
import './theme/first-paint.css';
import './theme/print.css';
import './theme/forced-colours.css';
import { ApolloProvider } from '@apollo/client/react';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { createApollo } from './data/client.ts';
import { followLater } from './data/follow-later.ts';
import { LiveStore } from './data/live-store.ts';
import { LiveContext } from './data/use-live.ts';
import { followsLive } from './view/embed/embed-address.ts';
import { servedCursor } from './view/first-facts.ts';
import { Root } from './view/root.tsx';

const store = new LiveStore({ servedCursor: servedCursor() });
const graphqlUrl = new URL('/graphql', window.location.href);
const client = createApollo(graphqlUrl, () => store.cursor);
if (followsLive(window.location)) void followLater(graphqlUrl, store);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root to draw into.');
// In slices, so that a slow device answers to input while the first page is drawn.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <ApolloProvider client={client}>
        <LiveContext value={store}>
          <Root />
        </LiveContext>
      </ApolloProvider>
    </StrictMode>,
  ),
);
