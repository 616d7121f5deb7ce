import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { type Client, createClient } from 'graphql-ws';

const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;

/** Called when the socket opens and when it closes. */
export interface SocketListener {
  onConnected(): void;
  onClosed(): void;
}

/** Queries over HTTP, subscriptions over one socket of the same address. */
export function createApollo(graphqlUrl: URL, listener: SocketListener): ApolloClient {
  const http = new HttpLink({ uri: graphqlUrl.href });
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
 * A socket that closes itself when a pong is missing: a half-open connection would otherwise look alive for minutes.
 * It does not retry, since a retry must send a newer cursor: `startLiveSubscription` does.
 */
function createSocket(graphqlUrl: URL, { onConnected, onClosed }: SocketListener): Client {
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  const socket = createClient({
    url: graphqlUrl.href.replace(/^http/, 'ws'),
    retryAttempts: 0,
    keepAlive: PING_EVERY_MS,
    on: {
      connected: onConnected,
      closed: () => {
        clearTimeout(pongTimer);
        onClosed();
      },
      ping: (received) => {
        if (!received) pongTimer = setTimeout(() => socket.terminate(), PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimer);
      },
    },
  });
  return socket;
}
