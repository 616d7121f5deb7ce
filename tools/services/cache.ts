import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder of the user's cache that is Courant's; it may be missing. */
export const cacheFolder = (): string =>
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'courant');

/**
 * The path of a file or folder in the user's cache, outside the repository; made first where it is missing. It is moved
 * into place only when it is complete, so that an interrupted download leaves nothing that looks like one.
 * @param name with the version of what it holds
 * @param make given an empty folder to work in; answers the path inside it that is to be kept
 */
export async function cachedPath(
  name: string,
  make: (workFolder: string) => Promise<string>,
): Promise<string> {
  const cache = cacheFolder();
  const path = join(cache, name);
  if (existsSync(path)) return path;
  mkdirSync(cache, { recursive: true });
  const workFolder = mkdtempSync(join(cache, 'making-'));
  try {
    const made = await make(workFolder);
    // Another process may have been faster.
    if (!existsSync(path)) renameSync(made, path);
    return path;
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}
