export interface Closable {
  close(): Promise<void>;
}

/** Uses a resource, then closes it, also when its use fails. */
export async function withResource<T extends Closable>(
  resource: T,
  use: (resource: T) => Promise<void>,
): Promise<void> {
  try {
    await use(resource);
  } finally {
    await resource.close();
  }
}

/** By name, how each resource is opened. */
export type Openers<Resources> = { readonly [Name in keyof Resources]: () => Promise<Resources[Name]> };

/** Opens resources in the order of their names, uses them, and closes them in reverse, also when one cannot be opened. */
export function withResources<Resources extends Partial<Record<string, Closable>>>(
  openers: Openers<Resources>,
  use: (resources: Resources) => Promise<void>,
): Promise<void> {
  const openNext = async (
    [next, ...later]: [string, () => Promise<Closable>][],
    opened: Record<string, Closable>,
  ): Promise<void> => {
    if (!next) return use(opened as Resources);
    const [name, open] = next;
    await withResource(await open(), (resource) => openNext(later, { ...opened, [name]: resource }));
  };
  return openNext(Object.entries(openers) as [string, () => Promise<Closable>][], {});
}
