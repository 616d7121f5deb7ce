/** The namespace of a store before its first rebuild. */
export const FIRST_NAMESPACE = 'first';

/** Names that every driver can use unchanged. */
const NAMESPACE = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** @throws RangeError with what is allowed */
export function assertNamespace(name: string): void {
  if (!NAMESPACE.test(name))
    throw new RangeError(`namespace: met "${name}", allowed: up to 40 small letters, digits and "-".`);
}

/** The name of a namespace's own resource: `chunks` in the first one, `chunks.20261124t102202-5f3a1c` in a rebuilt one. */
export const namespacedName = (namespace: string, name: string): string =>
  namespace === FIRST_NAMESPACE ? name : `${name}.${namespace}`;

/** The consumer groups of the processors that settle a namespace, one for each stage. */
export interface SettlingGroups {
  /** Consumes `readings`. */
  readonly regions: string;
  /** Consumes `changes`. */
  readonly country: string;
}

/** `courant.regions` and `courant.country`; in a rebuilt namespace `courant.<name>.regions` and `courant.<name>.country`. */
export function groupsOf(namespace: string): SettlingGroups {
  const prefix = namespacedName(namespace, 'courant');
  return { regions: `${prefix}.regions`, country: `${prefix}.country` };
}
