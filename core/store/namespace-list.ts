import { FIRST_NAMESPACE } from '../domain/index.ts';

/** What `namespacedName(namespace, 'chunks')` writes: `chunks` for the first namespace, `chunks.<name>` for another. */
const CHUNKS_NAME = /^chunks(?:\.(?<namespace>.+))?$/;

/**
 * The namespaces that hold chunks and the one that serves, in order.
 * @param names of a driver's databases or collections; those that are no chunks are skipped
 */
export function listNamespaces(names: readonly string[], serving: string): string[] {
  const matches = names.map((name) => CHUNKS_NAME.exec(name)).filter((match) => match !== null);
  const namespaces = matches.map(({ groups }) => groups?.namespace ?? FIRST_NAMESPACE);
  return [...new Set([...namespaces, serving])].sort();
}
