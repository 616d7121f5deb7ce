import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The nearest folder above that holds the lockfile: the repository, whether sources run or the build. */
export function repoRoot(from: string = dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(join(from, 'package-lock.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('The line runs inside its repository: no package-lock.json above it.');
  return repoRoot(above);
}
