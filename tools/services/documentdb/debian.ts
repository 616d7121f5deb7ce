import { openPrivateApt } from '../private-apt.ts';

/** Debian's testing: no older suite has DocumentDB, and unstable moves faster. */
export const SUITE = 'forky';

/**
 * Downloads the newest PostgreSQL with DocumentDB, and every package that it depends on.
 * @returns the folder of the packages
 */
export async function downloadDocumentDb(workFolder: string): Promise<string> {
  const apt = await openPrivateApt(SUITE, workFolder);
  return apt.download([newestDocumentDb(await apt.search('^postgresql-.*documentdb$'))]);
}

/** @param found what `apt-cache search` answers: lines of a name, ` - ` and a description */
export function newestDocumentDb(found: string): string {
  const versions = [...found.matchAll(/^postgresql-(\d+)-documentdb /gm)].map(([, version]) =>
    Number(version),
  );
  if (versions.length === 0) throw new Error(`Debian ${SUITE} has no package postgresql-*-documentdb now.`);
  return `postgresql-${Math.max(...versions)}-documentdb`;
}
