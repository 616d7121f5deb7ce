import { createHash } from 'node:crypto';

/** The hash of a text by which a client names it: SHA-256 in hexadecimal digits. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Names the question of a GET, the same for its text and for the hash of its text. Other extensions and parameters do not
 * change an answer. Null where the parameters are not of one question: executing it says why.
 * @param search what follows the path, with or without "?"
 * @param accept the media types that the client takes, which choose the one of the answer
 */
export function questionKeyOf(search: string, accept: string): string | null {
  const parameters = new URLSearchParams(search);
  const named = ['query', 'operationName', 'variables', 'extensions'].map((name) => parameters.getAll(name));
  if (named.some((values) => values.length > 1)) return null;
  const [query, operationName, variables, extensions] = named.map(([value]) => value);
  const hash = hashOfDocument(query, extensions);
  return hash === null ? null : JSON.stringify([hash, operationName, variables, accept]);
}

/** The hash of the text that a question sends, or the one that it sends instead; null where they differ, or there is none. */
function hashOfDocument(query: string | undefined, extensions: string | undefined): string | null {
  const claimed = extensions === undefined ? undefined : readPersistedHash(extensions);
  if (!query) return claimed ?? null;
  const hash = hashOf(query);
  return claimed === undefined || claimed === hash ? hash : null;
}

/** The hash in the extensions; undefined where they have none, null where they are of another form or version. */
function readPersistedHash(extensions: string): string | null | undefined {
  try {
    const { persistedQuery } = JSON.parse(extensions) as { persistedQuery?: Record<string, unknown> };
    if (persistedQuery === undefined) return undefined;
    const { version, sha256Hash } = persistedQuery;
    return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : null;
  } catch {
    return null;
  }
}
