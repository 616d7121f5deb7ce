import { join } from 'node:path';
import { cachedPath } from '../services/cache.ts';
import { runToEnd } from '../services/run-to-end.ts';
import { unpackPackages } from './debian.ts';

const SUITE = 'trixie';
const PROGRAM = 'usr/libexec/docker/cli-plugins/docker-compose';
const IS_SECOND = /^v?(2|[3-9]|\d{2,})\./;

/** The words that start Compose 2 or later on this machine; undefined where there is none. */
export async function findCompose(): Promise<string[] | undefined> {
  for (const words of [['docker', 'compose'], ['docker-compose']])
    if (IS_SECOND.test(await versionOf(words))) return words;
  return undefined;
}

/** Compose as Debian builds it, unpacked once; it reads and checks a file without any engine. */
export async function fetchCompose(): Promise<string[]> {
  const root = await cachedPath(`compose-${SUITE}`, async (workFolder) => {
    const folder = join(workFolder, 'root');
    await unpackPackages({ suite: SUITE, packages: ['docker-compose'] }, folder);
    return folder;
  });
  return [join(root, PROGRAM)];
}

async function versionOf([command = '', ...args]: readonly string[]): Promise<string> {
  return runToEnd(command, [...args, 'version', '--short']).catch(() => '');
}
