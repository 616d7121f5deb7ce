import { appendFileSync, chownSync, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { unpackPackages } from '../debian.ts';

/** The Debian of the image that the Dockerfile names. */
const SUITE = 'bookworm';
const SHELL = [
  'base-files',
  'base-passwd',
  'bash',
  'dash',
  'coreutils',
  'libstdc++6',
  'grep',
  'sed',
  'tar',
  'gzip',
];
const AUTHORITIES = '/etc/ssl/certs/ca-certificates.crt';

/** A user that an image brings. */
export interface User {
  readonly name: string;
  readonly id: number;
}

/** Makes the file system of an image: Debian's packages, one user besides root, the authorities that this machine trusts. */
export async function makeRoot(root: string, user: User, ...packages: string[]): Promise<void> {
  await unpackPackages({ suite: SUITE, packages: [...SHELL, ...packages] }, root);
  for (const folder of ['doc', 'man', 'locale', 'info'])
    rmSync(join(root, 'usr/share', folder), { recursive: true, force: true });
  addUsers(root, user);
  mkdirSync(join(root, 'etc/ssl/certs'), { recursive: true });
  copyFileSync(AUTHORITIES, join(root, AUTHORITIES));
}

/** Installing the package of users would write these files. */
function addUsers(root: string, { name, id }: User): void {
  for (const [file, line] of [
    ['passwd', `${name}:x:${id}:${id}::/home/${name}:/bin/bash`],
    ['group', `${name}:x:${id}:`],
  ] as const) {
    copyFileSync(join(root, `usr/share/base-passwd/${file}.master`), join(root, 'etc', file));
    appendFileSync(join(root, 'etc', file), `${line}\n`);
  }
  makeOwned(root, id, `home/${name}`);
}

/** Makes folders of an image that one of its users owns. */
export function makeOwned(root: string, id: number, ...folders: string[]): void {
  for (const folder of folders) {
    mkdirSync(join(root, folder), { recursive: true });
    chownSync(join(root, folder), id, id);
  }
}
