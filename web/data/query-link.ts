import { ApolloLink, HttpLink } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';

/**
 * Asks by GET, so that browsers and proxies may cache answers: by the hash of a text where the page can compute one, else
 * by the text. The server learns a text it does not know by a POST.
 * @param readCursor the cursor of the last event received, null before any
 */
export const createQueryLink = (graphqlUrl: URL, readCursor: () => string | null): ApolloLink =>
  ApolloLink.from([namingCursor(readCursor), ...hashing(), createHttpLink(graphqlUrl)]);

/**
 * Names the last event in each address. No cache has an answer to such an address from before the event, and all pages
 * that have received it ask at the same one.
 */
const namingCursor = (readCursor: () => string | null): ApolloLink =>
  new ApolloLink((operation, forward) => {
    const cursor = readCursor();
    if (cursor !== null) Object.assign(operation.extensions, { cursor });
    return forward(operation);
  });

/** A page that came by plain HTTP from another host than localhost has no `crypto.subtle`. */
const canHash = (): boolean => globalThis.crypto?.subtle !== undefined;

const hashing = (): ApolloLink[] =>
  canHash() ? [new PersistedQueryLink({ sha256, useGETForHashedQueries: true })] : [];

const createHttpLink = ({ href }: URL): ApolloLink =>
  new HttpLink({ uri: href, useGETForQueries: !canHash() });

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
