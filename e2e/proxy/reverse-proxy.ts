import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePorts, ServerProcess } from '@courant/tools/services';
import { onTestFinished } from 'vitest';
import { SITE } from './guide-config.ts';
import type { ProxyKind } from './proxy-kinds.ts';

const START_TIMEOUT_MS = 60_000;
/** Debian has nginx where the PATH of a user may not lead. */
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];

/** The file of a proxy's program, if there is one. */
export const findProxy = ({ command }: ProxyKind): string | undefined =>
  FOLDERS.map((folder) => join(folder, command)).find((file) => existsSync(file));

/** Whether tests have to fail where a proxy is missing, as in CI. */
export const isRequired = ({ command }: ProxyKind): boolean =>
  command === 'nginx' && process.env.COURANT_REQUIRE_NGINX === '1';

/** Starts a proxy of this machine in front of an api, until the test ends. @returns its port */
export async function startProxy(kind: ProxyKind, program: string, apiUrl: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'courant-proxy-'));
  const { port } = await freePorts('port');
  const setup = { folder, port, apiPort: Number(new URL(apiUrl).port) };
  for (const [name, text] of Object.entries(kind.files(setup))) writeFileSync(join(folder, name), text);
  const proxy = new ServerProcess(program, kind.args(setup), join(folder, 'output'));
  onTestFinished(async () => {
    await proxy.stop();
    rmSync(folder, { recursive: true });
  });
  await proxy.waitForAnswer(() => answerThrough(port), START_TIMEOUT_MS);
  return port;
}

/** Resolves once the site answers. */
const answerThrough = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = { host: `${SITE}:${port}` };
    get({ host: '127.0.0.1', port, path: '/healthz', headers }, (response) => {
      response.resume();
      if (response.statusCode === 200) resolve();
      else reject(new Error(`It answered ${response.statusCode}.`));
    }).on('error', reject);
  });
