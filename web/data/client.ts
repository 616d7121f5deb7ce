import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { createQueryLink } from './query-link.ts';

const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;
/** A proxy may hold the upgrade back for minutes without refusing it. */
const CONNECT_WITHIN_MS = 10_000;

/** Called when the socket opens and when it closes. */
export interface SocketListener {
  onConnected(): void;
  onClosed(): void;
}

/**
 * Queries over HTTP, subscriptions over one socket of the same address.
 * @param readCursor the cursor of the last event received, null before any
 */
export function createApollo(
  graphqlUrl: URL,
  listener: SocketListener,
  readCursor: () => string | null,
): ApolloClient {
  const http = createQueryLink(graphqlUrl, readCursor);
  const live = new GraphQLWsLink(createSocket(graphqlUrl, listener));
  return new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      live,
      http,
    ),
    // Live events patch the columns outside the cache, so normalising the answers would gain nothing.
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { fetchPolicy: 'no-cache' }, query: { fetchPolicy: 'no-cache' } },
    clientAwareness: { name: 'courant-web' },
  });
}

/**
 * A socket that closes itself when it does not open in time, or when a pong is missing: a half-open connection would
 * otherwise look alive for minutes. It does not retry, since a retry must send a newer cursor: `startLiveSubscription` does.
 */
function createSocket(graphqlUrl: URL, { onConnected, onClosed }: SocketListener): Client {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const closeAfter = (ms: number) => {
    timer = setTimeout(() => socket.terminate(), ms);
  };
  const socket = createClient({
    url: graphqlUrl.href.replace(/^http/, 'ws'),
    retryAttempts: 0,
    keepAlive: PING_EVERY_MS,
    on: {
      connecting: () => closeAfter(CONNECT_WITHIN_MS),
      connected: () => {
        clearTimeout(timer);
        onConnected();
      },
      closed: () => {
        clearTimeout(timer);
        onClosed();
      },
      ping: (received) => {
        if (!received) closeAfter(PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(timer);
      },
    },
  });
  return socket;
}
