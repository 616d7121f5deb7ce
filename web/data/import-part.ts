/** A part of the page could not be loaded. */
export class PartError extends Error {
  override readonly name = 'PartError';
}

const STORAGE_KEY = 'courant.reloaded';
/** Names this build: its files carry a hash. */
const BUILD = import.meta.url;

/**
 * Imports a part of the page that is loaded late. A deployment under an open page removes the file: the page then
 * reloads, once for each build, and the page of the new build has the part. Without the server a reload would lose the
 * page.
 * @throws PartError where a reload would not help
 */
export async function importPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!(await isServed()) || !isFirstReload()) throw new PartError(String(error));
    location.reload();
    return new Promise(() => undefined); // The page ends here.
  }
}

const isServed = (): Promise<boolean> =>
  fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Marks this build as reloaded; false where it was, or where the session remembers nothing. */
function isFirstReload(): boolean {
  try {
    if (sessionStorage.getItem(STORAGE_KEY) === BUILD) return false;
    sessionStorage.setItem(STORAGE_KEY, BUILD);
    return true;
  } catch {
    return false;
  }
}
