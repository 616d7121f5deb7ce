import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startNode } from '../tools/services/node-process.ts';

test('the health check is green when /healthz is, red when it is not, red when the port is closed', async () => {
  let status = 200;
  const requestedPaths: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    requestedPaths.push(request.url);
    response.writeHead(status).end('{"ok":false}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const PORT = String((server.address() as AddressInfo).port);
  const check = () => run('deploy/container/healthcheck.mjs', [], { PORT });

  expect(await check()).toMatchObject({ code: 0 });
  status = 503;
  expect(await check()).toMatchObject({ code: 1, output: '{"ok":false}\n' });
  expect(requestedPaths).toEqual(['/healthz', '/healthz']);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await check()).toMatchObject({
    code: 1,
    output: expect.stringContaining(`Nobody answers at port ${PORT}`),
  });
});

test('passwords are made once, each in a file of its own; a second start keeps them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'courant-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const secrets = () =>
    ['admin/password', 'processor/store-url', 'api/store-url'].map((path) =>
      readFileSync(join(folder, path), 'utf8'),
    );

  expect(await run('deploy/compose/make-secrets.mjs', [folder])).toMatchObject({ code: 0 });
  const made = secrets();
  expect(made[0]).toMatch(/^[\w-]{32}$/);
  expect(made[1]).toMatch(/^mongodb:\/\/processor:[\w-]{32}@mongo:27017\/courant\?replicaSet=courant&/);
  expect(new Set(made.join().match(/[\w-]{32}/g)).size).toBe(3);
  expect(statSync(join(folder, 'admin/password')).mode & 0o777).toBe(0o444);

  expect(await run('deploy/compose/make-secrets.mjs', [folder])).toMatchObject({ code: 0 });
  expect(secrets()).toEqual(made);
});

async function run(script: string, args: string[] = [], env: Record<string, string> = {}) {
  const { exitCode, output } = startNode([script, ...args], { ...process.env, ...env });
  return { code: await exitCode, output: output() };
}
