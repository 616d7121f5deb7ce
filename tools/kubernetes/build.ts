import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';
import { cachedPath } from '../services/cache.ts';
import { runToEnd } from '../services/run-to-end.ts';

const VERSION = 'v1.36.4';
const [, MAJOR, MINOR] = /^v(\d+)\.(\d+)/.exec(VERSION) ?? [];
/** The libraries that Kubernetes publishes beside each of its versions: v1.36.4 needs their v0.36.4. */
const LIBRARIES_VERSION = VERSION.replace('v1', 'v0');
const VERSION_PACKAGE = 'k8s.io/component-base/version';

/**
 * The path of one binary with etcd, kube-apiserver and kubectl, which Go builds once from the published modules: minutes of
 * all cores, and 2 GB of its caches.
 */
export function kubernetesBinary(): Promise<string> {
  const main = readFileSync(join(repoRoot(), 'tools/kubernetes/main.go'), 'utf8');
  const hash = createHash('sha256').update(main).digest('hex').slice(0, 8);
  return cachedPath(`kubernetes-${VERSION.slice(1)}-${hash}`, (folder) => buildBinary(folder, main));
}

async function buildBinary(folder: string, main: string): Promise<string> {
  console.log(`Building Kubernetes ${VERSION}, once: it takes minutes.`);
  writeFileSync(join(folder, 'main.go'), main);
  writeFileSync(join(folder, 'go.mod'), await moduleFile());
  await runToEnd('go', ['-C', folder, 'mod', 'tidy']);
  const binary = join(folder, 'kubernetes');
  const versions = { gitVersion: VERSION, gitMajor: MAJOR, gitMinor: MINOR };
  const values = Object.entries(versions).map(([name, value]) => `-X ${VERSION_PACKAGE}.${name}=${value}`);
  const flags = ['-buildvcs=false', '-trimpath', `-ldflags=-s -w ${values.join(' ')}`];
  // Tests wait for nothing of it: they may have the processor first.
  await runToEnd('nice', ['-n', '10', 'go', 'build', '-C', folder, ...flags, '-o', binary, '.']);
  return binary;
}

/** Requires Kubernetes, and its libraries in the version that was published with it: its own file says v0.0.0. */
async function moduleFile(): Promise<string> {
  const downloaded = await runToEnd('go', ['mod', 'download', '-json', `k8s.io/kubernetes@${VERSION}`]);
  const { GoMod } = JSON.parse(downloaded) as { readonly GoMod: string };
  const theirs = readFileSync(GoMod, 'utf8');
  const libraries = [...theirs.matchAll(/^\t(k8s\.io\/[\w-]+) v0\.0\.0$/gm)].map(([, name]) => name);
  return [
    'module courant/kubernetes',
    ...theirs.split('\n').filter((line) => /^(go|godebug) /.test(line)),
    `require k8s.io/kubernetes ${VERSION}`,
    ...libraries.map((name) => `replace ${name} => ${name} ${LIBRARIES_VERSION}`),
    '',
  ].join('\n');
}
