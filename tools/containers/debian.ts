import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { openPrivateApt } from '../services/private-apt.ts';
import { runToEnd } from '../services/run-to-end.ts';

/** Folders of `/usr` to which each Debian links its root's. */
const MERGED = ['bin', 'sbin', 'lib', 'lib64'];

/** What of a Debian is unpacked. */
export interface Selection {
  /** Such as `bookworm`; the machine's own release does not matter. */
  readonly suite: string;
  /** Every package that they depend on comes with them. */
  readonly packages: readonly string[];
}

/** Unpacks Debian's packages into a folder. Nothing is installed, and no script of a package is run. */
export async function unpackPackages({ suite, packages }: Selection, folder: string): Promise<void> {
  const work = `${folder}.packages`;
  try {
    const apt = await openPrivateApt(suite, work);
    const archives = await apt.download(packages);
    makeMergedRoot(folder);
    await unpackInto(folder, archives);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
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
