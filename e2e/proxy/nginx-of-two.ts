import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';
import { nginxArgs, nginxFrame, type ProxyKind } from './proxy-kinds.ts';
import { findProxy, startProxy } from './reverse-proxy.ts';

/** The addresses that `deploy/nginx/nginx.conf` shows. */
const SHOWN = ['10.0.0.11:4000', '10.0.0.12:4000'] as const;

/** The URLs of two instances of the api. */
export type TwoUrls = readonly [string, string];

/** nginx with the text of `deploy/nginx/nginx.conf` in front of two instances. */
export const nginxOfTwo = (apis: TwoUrls): ProxyKind => ({
  name: 'nginx with two instances',
  command: 'nginx',
  files: ({ folder, port }) => ({ 'nginx.conf': configOf(folder, port, apis) }),
  args: nginxArgs,
});

/** Starts it, until the test ends. @returns its URL */
export async function startNginxOfTwo(apis: TwoUrls): Promise<string> {
  const kind = nginxOfTwo(apis);
  return `http://127.0.0.1:${await startProxy(kind, findProxy(kind) ?? kind.command, apis[0])}`;
}

function configOf(folder: string, port: number, apis: TwoUrls): string {
  const { main, http } = nginxFrame(folder);
  const shown = readFileSync(join(repoRoot(), 'deploy/nginx/nginx.conf'), 'utf8');
  const changes = [
    ['http {', `http { ${http}`],
    ['listen 80;', `listen 127.0.0.1:${port};`],
    ...SHOWN.map((address, n) => [address, new URL(apis[n] ?? '').host] as const),
  ] as const;
  return `${main}\n${changes.reduce((text, [from, to]) => text.replace(from, to), shown)}`;
}
