import { join } from 'node:path';
import { privateApt } from '../private-apt.ts';
import { runToEnd } from '../run-to-end.ts';

/** Debian's testing: no older suite has DocumentDB, and unstable moves faster. */
export const SUITE = 'forky';

/**
 * Downloads the newest PostgreSQL with DocumentDB, and every package that it depends on, from the Debian mirror that this
 * machine uses. Nothing is installed: apt works on lists of its own.
 * @returns the folder of the packages
 */
export async function downloadDocumentDb(workFolder: string): Promise<string> {
  const options = await privateApt(SUITE, workFolder);
  await runToEnd('apt-get', [...options, 'update']);
  const found = await runToEnd('apt-cache', [
    ...options,
    'search',
    '--names-only',
    '^postgresql-.*documentdb$',
  ]);
  await runToEnd('apt-get', [...options, '--download-only', '--yes', 'install', newestDocumentDb(found)]);
  return join(workFolder, 'archives');
}

/** @param found what `apt-cache search` answers: lines of a name, ` - ` and a description */
export function newestDocumentDb(found: string): string {
  const versions = [...found.matchAll(/^postgresql-(\d+)-documentdb /gm)].map(([, version]) =>
    Number(version),
  );
  if (versions.length === 0) throw new Error(`Debian ${SUITE} has no package postgresql-*-documentdb now.`);
  return `postgresql-${Math.max(...versions)}-documentdb`;
}
