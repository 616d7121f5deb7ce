import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { repoRoot } from '@courant/core/run';
import { cachedPath, cacheFolder } from '../services/cache.ts';
import { ServerProcess } from '../services/server-process.ts';
import { unpackPackages } from './debian.ts';
import { type Engine, runDocker } from './engine.ts';

/** Debian's stable release has Docker 26, Compose 2 and a way out of a network namespace. */
const ENGINE = {
  suite: 'trixie',
  packages: [
    ...['docker.io', 'docker-cli', 'docker-buildx', 'docker-compose', 'slirp4netns', 'iptables', 'iproute2'],
    ...['util-linux', 'mount', 'dash', 'coreutils', 'tar', 'xz-utils', 'gzip', 'kmod', 'procps'],
  ],
};
/** Installing the package would make these links. */
const IPTABLES = ['iptables', 'iptables-restore', 'iptables-save'].flatMap((name) => [
  name,
  `ip6${name.slice(2)}`,
]);
const START_TIMEOUT_MS = 60_000;
const CGROUPS = '/sys/fs/cgroup';
const GROUP_TIMEOUT_MS = 10_000;
const POLL_INTERVAL_MS = 100;

/** The folder of Docker's programs and the libraries that they need, unpacked once. */
export const engineRoot = (): Promise<string> =>
  cachedPath(`container-engine-${ENGINE.suite}`, async (workFolder) => {
    console.log(`Downloading Docker from Debian ${ENGINE.suite}, once: a minute or some.`);
    const root = join(workFolder, 'root');
    await unpackPackages(ENGINE, root);
    for (const name of IPTABLES) symlinkSync('xtables-nft-multi', join(root, 'usr/sbin', name));
    return root;
  });

/** Starts Docker's daemon in namespaces of its own. Only root may, on Linux; nothing of it outlives this process. */
export async function openNamespacedEngine(): Promise<Engine> {
  if (process.getuid?.() !== 0)
    throw new Error('No Docker answers here, and only root can start one in namespaces: run this as root.');
  const root = await engineRoot();
  const data = join(cacheFolder(), 'container-data');
  mkdirSync(data, { recursive: true });
  const group = `courant-${process.pid}`;
  const logFile = join(tmpdir(), `${group}.txt`);
  const daemon = new ServerProcess(
    'setpriv',
    [
      ...IN_NAMESPACES,
      'sh',
      join(repoRoot(), 'tools/containers/engine.sh'),
      root,
      data,
      repoRoot(),
      `/${group}`,
    ],
    logFile,
  );
  const close = async () => {
    await daemon.stop();
    rmSync(logFile, { force: true });
    await removeGroups(group);
  };
  try {
    return await daemon.waitForAnswer(() => enter(daemon.pid, close), START_TIMEOUT_MS);
  } catch (error) {
    await close();
    throw error;
  }
}

/** With the first process of its namespace the kernel ends every other one, and that ends when this process does. */
const IN_NAMESPACES = [
  ...['--pdeathsig', 'KILL', 'unshare', '--mount', '--pid', '--ipc', '--propagation', 'private'],
  ...['--fork', '--kill-child'],
];

/** @throws Error while the daemon does not answer */
async function enter(unshare: number, close: () => Promise<void>): Promise<Engine> {
  const daemon = findDaemon(unshare);
  const into = ['nsenter', '--target', `${daemon}`, '--net'];
  const docker = [...into, '--mount', '--ipc', '--root', '--wd', '/usr/bin/docker'];
  // Not `info`, which also answers while the daemon does not.
  const version = await runDocker({ docker }, 'version', '--format', '{{.Server.Version}}');
  const compose = await runDocker({ docker }, 'compose', 'version', '--short');
  const describe = `Docker ${version.trim()} in namespaces of its own, Compose ${compose.trim()}`;
  return { describe, docker, atItsPorts: into, pulls: false, close };
}

/** The pid of `dockerd` among what this process has started. */
function findDaemon(ancestor: number): number {
  for (const child of childrenOf(ancestor)) {
    if (readFileSync(`/proc/${child}/comm`, 'utf8') === 'dockerd\n') return child;
    try {
      return findDaemon(child);
    } catch {
      // Not among these.
    }
  }
  throw new Error('dockerd does not run yet.');
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

/** Control groups are folders of the machine: they stay after their processes, empty, in each hierarchy. */
async function removeGroups(group: string): Promise<void> {
  for (const hierarchy of ['', ...readdirSync(CGROUPS)]) {
    const folder = join(CGROUPS, hierarchy, group);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) await removeGroup(folder);
  }
}

/** Removes it once its last process has ended, which after a kill takes the kernel a moment. */
async function removeGroup(folder: string): Promise<void> {
  const deadline = Date.now() + GROUP_TIMEOUT_MS;
  for (;;) {
    try {
      return removeFolders(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EBUSY' || Date.now() > deadline) throw error;
      await pause(POLL_INTERVAL_MS);
    }
  }
}

function removeFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeFolders(join(folder, entry.name));
  rmdirSync(folder);
}
