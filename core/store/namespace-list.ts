import { FIRST_NAMESPACE } from '../domain/index.ts';

/** What `namespacedName(namespace, 'chunks')` writes: `chunks` for the first namespace, `chunks.<name>` for another. */
const CHUNKS_NAME = /^chunks(?:\.(?<namespace>.+))?$/;

/**
 * The namespaces that hold chunks and the one that serves, in order.
 * @param names of a driver's databases or collections; those that are no chunks are skipped
 */
export function listNamespaces(names: readonly string[], serving: string): string[] {
  const namespaces = names.map(namespaceOf).filter((name) => name !== undefined);
  return [...new Set([...namespaces, serving])].sort();
}

/** The namespace of a database or collection of chunks; undefined for any other. */
export function namespaceOf(name: string): string | undefined {
  const match = CHUNKS_NAME.exec(name);
  return match ? (match.groups?.namespace ?? FIRST_NAMESPACE) : undefined;
}
