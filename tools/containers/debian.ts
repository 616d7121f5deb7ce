import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from '../services/run-to-end.ts';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
/** Folders of `/usr` to which each Debian links its root's. */
const MERGED = ['bin', 'sbin', 'lib', 'lib64'];

/** What of a Debian is unpacked. */
export interface Selection {
  /** Such as `bookworm`; the machine's own release does not matter. */
  readonly suite: string;
  /** Every package that they depend on comes with them. */
  readonly packages: readonly string[];
}

/**
 * Unpacks Debian's packages into a folder, from the mirror that this machine uses. Nothing is installed: apt works on
 * lists of its own, and no script of a package is run.
 */
export async function unpackPackages(selection: Selection, folder: string): Promise<void> {
  const work = `${folder}.packages`;
  try {
    await download(selection, work);
    makeMergedRoot(folder);
    await unpackInto(folder, join(work, 'archives'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function download({ suite, packages }: Selection, work: string): Promise<void> {
  const apt = await privateApt(suite, work);
  await runToEnd('apt-get', [...apt, 'update']);
  await runToEnd('apt-get', [...apt, '--download-only', '--yes', 'install', ...packages]);
}

function makeMergedRoot(folder: string): void {
  for (const name of MERGED) {
    mkdirSync(join(folder, 'usr', name), { recursive: true });
    symlinkSync(`usr/${name}`, join(folder, name));
  }
}

async function unpackInto(folder: string, archives: string): Promise<void> {
  // A package that still names `/bin` must not put a folder in the place of the link.
  const unpack = 'dpkg-deb --fsys-tarfile "$0" | tar --extract --directory "$1" --keep-directory-symlink';
  for (const file of readdirSync(archives).filter((name) => name.endsWith('.deb')))
    await runToEnd('sh', ['-c', unpack, join(archives, file), folder]);
}

/** Options by which apt knows one suite and no installed package, and writes into this folder alone. */
async function privateApt(suite: string, folder: string): Promise<string[]> {
  for (const name of ['lists/partial', 'archives/partial', 'no-parts'])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'sources'), `deb [signed-by=${KEYRING}] ${await mirror()} ${suite} main\n`);
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

async function mirror(): Promise<string> {
  const sites = await runToEnd('apt-get', ['indextargets', '--format', '$(SITE)', 'Created-By: Packages']);
  const site = sites.split('\n').find((line) => line !== '' && !line.includes('security'));
  if (site === undefined) throw new Error('apt has no Debian mirror among its sources.');
  return site;
}
