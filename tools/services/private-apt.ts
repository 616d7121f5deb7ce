import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './run-to-end.ts';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** apt, knowing one suite of Debian alone. */
export interface PrivateApt {
  /** Names of packages, and ` - ` and a description behind each, whose name fits a pattern. */
  search(namePattern: string): Promise<string>;
  /** Downloads packages and every one that they depend on. @returns the folder of the `.deb` files */
  download(packages: readonly string[]): Promise<string>;
}

/**
 * Reads the lists of one suite of the Debian mirror that this machine uses. Nothing is installed.
 * @param suite such as `bookworm`; the machine's own release does not matter
 * @param folder everything is written into it alone
 */
export async function openPrivateApt(suite: string, folder: string): Promise<PrivateApt> {
  const options = await privateOptions(suite, folder);
  await runToEnd('apt-get', [...options, 'update']);
  return {
    search: (namePattern) => runToEnd('apt-cache', [...options, 'search', '--names-only', namePattern]),
    async download(packages) {
      await runToEnd('apt-get', [...options, '--download-only', '--yes', 'install', ...packages]);
      return join(folder, 'archives');
    },
  };
}

/** By these apt knows one suite and no installed package, and writes into this folder alone. */
async function privateOptions(suite: string, folder: string): Promise<string[]> {
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
