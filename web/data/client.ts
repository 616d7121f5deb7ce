import { ApolloClient, InMemoryCache } from '@apollo/client';
import { createQueryLink } from './query-link.ts';

/**
 * Queries over HTTP; what is live comes by `startLiveSubscription`.
 * @param readCursor the cursor of the last event received, null before any
 */
export function createApollo(graphqlUrl: URL, readCursor: () => string | null): ApolloClient {
  return new ApolloClient({
    link: createQueryLink(graphqlUrl, readCursor),
    // Live events patch the columns outside the cache, so normalising the answers would gain nothing.
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { fetchPolicy: 'no-cache' }, query: { fetchPolicy: 'no-cache' } },
    clientAwareness: { name: 'courant-web' },
  });
}
