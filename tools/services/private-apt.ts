import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './run-to-end.ts';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Options by which apt knows one suite of the Debian mirror that this machine uses, and no installed package, and writes
 * into this folder alone: its packages are in `archives`.
 */
export async function privateApt(suite: string, folder: string): Promise<string[]> {
  for (const name of ['lists/partial', 'archives/partial', 'no-parts'])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(
    join(folder, 'sources'),
    `deb [signed-by=${KEYRING}] ${await debianMirror()} ${suite} main\n`,
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
  }).flatMap(([name, setting]) => ['-o', `${name}=${setting}`]);
}

async function debianMirror(): Promise<string> {
  const sites = await runToEnd('apt-get', ['indextargets', '--format', '$(SITE)', 'Created-By: Packages']);
  const site = sites.split('\n').find((line) => line !== '' && !line.includes('security'));
  if (site === undefined) throw new Error('apt has no Debian mirror among its sources.');
  return site;
}
