import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { type Client, createClient } from 'graphql-ws';

const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;

/** Told when the socket opens and when it breaks. */
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
    // Columns are patched by live events and areas repeat in every answer: nothing is gained by normalising them.
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { fetchPolicy: 'no-cache' }, query: { fetchPolicy: 'no-cache' } },
    clientAwareness: { name: 'courant-web' },
  });
}

/**
 * A socket that notices its own death: a half-open connection answers no ping and would look alive for minutes.
 * It does not retry by itself, since a retry must say a newer cursor.
 */
function createSocket(graphqlUrl: URL, { onConnected, onClosed }: SocketListener): Client {
  let missing: ReturnType<typeof setTimeout> | undefined;
  const socket = createClient({
    url: graphqlUrl.href.replace(/^http/, 'ws'),
    retryAttempts: 0,
    keepAlive: PING_EVERY_MS,
    on: {
      connected: onConnected,
      closed: () => {
        clearTimeout(missing);
        onClosed();
      },
      ping: (received) => {
        if (!received) missing = setTimeout(() => socket.terminate(), PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(missing);
      },
    },
  });
  return socket;
}
