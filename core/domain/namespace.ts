/** The namespace of a store that was never rebuilt. */
export const FIRST_NAMESPACE = 'first';

/** Names that every driver takes as they are. */
const NAMESPACE = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** @throws RangeError with what is allowed */
export function assertNamespace(name: string): void {
  if (!NAMESPACE.test(name))
    throw new RangeError(`namespace: met "${name}", allowed: up to 40 small letters, digits and "-".`);
}

/** What a namespace owns: `chunks` of the first one, `chunks.20261124t102202-5f3a1c` of one that a rebuild made. */
export const namespacedName = (namespace: string, name: string): string =>
  namespace === FIRST_NAMESPACE ? name : `${name}.${namespace}`;

/** The consumer groups of the processors that settle a namespace; each stage's on the topic it follows. */
export interface SettlingGroups {
  /** On `readings`. */
  readonly regions: string;
  /** On `changes`. */
  readonly country: string;
}

/** `courant.regions` and `courant.country`; of a namespace made by a rebuild, `courant.<name>.regions` and so on. */
export function groupsOf(namespace: string): SettlingGroups {
  const prefix = namespacedName(namespace, 'courant');
  return { regions: `${prefix}.regions`, country: `${prefix}.country` };
}
