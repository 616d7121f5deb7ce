import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from '../run-to-end.ts';

/** Debian's testing: no older suite has DocumentDB, and unstable moves faster. */
export const SUITE = 'forky';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Downloads the newest PostgreSQL with DocumentDB, and every package that it depends on, from the Debian mirror that this
 * machine uses. Nothing is installed: apt works on lists of its own.
 * @returns the folder of the packages
 */
export async function downloadDocumentDb(workFolder: string): Promise<string> {
  const options = await privateApt(workFolder);
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

/** Options by which apt knows one suite and no installed package, and writes into this folder alone. */
async function privateApt(folder: string): Promise<string[]> {
  for (const name of ['lists/partial', 'archives/partial', 'no-parts'])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(
    join(folder, 'sources'),
    `deb [signed-by=${KEYRING}] ${await debianMirror()} ${SUITE} main\n`,
  );
  writeFileSync(join(folder, 'no-status'), '');
  return Object.entries({
    'Dir::Etc::sourcelist': join(folder, 'sources'),
    'Dir::Etc::sourceparts': join(folder, 'no-parts'),
    'Dir::State::Lists': join(folder, 'lists'),
    'Dir::State::status': join(folder, 'no-status'),
    'Dir::Cache::archives': join(folder, 'archives'),
    'Dir::Cache::pkgcache': '',
    'Dir::Cache::srcpkgcache': '',
    'Acquire::Languages': 'none',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled': 'false',
    'APT::Install-Recommends': 'false',
    'APT::Sandbox::User': 'root',
    'Debug::NoLocking': 'true',
  }).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

async function debianMirror(): Promise<string> {
  const sites = await runToEnd('apt-get', ['indextargets', '--format', '$(SITE)', 'Created-By: Packages']);
  const mirror = sites.split('\n').find((site) => site !== '' && !site.includes('security'));
  if (mirror === undefined) throw new Error('apt has no Debian mirror among its sources.');
  return mirror;
}
