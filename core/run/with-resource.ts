/** Uses what was opened, and closes it whatever happens. */
export async function withResource<T extends { close(): Promise<void> }>(
  resource: T,
  use: (resource: T) => Promise<void>,
): Promise<void> {
  try {
    await use(resource);
  } finally {
    await resource.close();
  }
}
