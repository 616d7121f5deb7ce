import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { AttackedServer, type ServerOptions } from './server/server-process.ts';
import type { Trial } from './trial/trial.ts';

/** Filling and attacking take their time where other tests run beside. */
export const LIMIT_MS = 120_000;
const FILLING = { historyDays: 4, announcements: 10_000 };

/** A server for the tests of a file, with little history unless they need more. */
export function useAttackedServer({
  transportLimits = {},
  historyDays = FILLING.historyDays,
}: Partial<Pick<ServerOptions, 'transportLimits' | 'historyDays'>> = {}): () => AttackedServer {
  let server: AttackedServer | undefined;
  const dataDir = mkdtempSync(join(tmpdir(), 'courant-attack-'));
  beforeAll(async () => {
    server = await AttackedServer.start({
      ...FILLING,
      historyDays,
      dataDir,
      limits: { watermarkSeconds: 1 },
      transportLimits,
    });
  }, LIMIT_MS);
  afterAll(async () => {
    await server?.end();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return () => {
    if (!server) throw new Error('The server has not been started.');
    return server;
  };
}

/** Runs a trial in its short size: every finding is as it should be, and nothing failed inside. */
export async function expectToWithstand(server: AttackedServer, trial: Trial): Promise<void> {
  const failuresBefore = (await server.failures()).length;
  const findings = await trial.run(server, 'SHORT');
  const wrong = findings.filter(({ passed }) => !passed).map(({ what, answered }) => `${what}: ${answered}`);
  expect(wrong).toEqual([]);
  expect((await server.failures()).slice(failuresBefore)).toEqual([]);
}

/** An innocent query, while an attack runs or after it. */
export async function expectToAnswer({ url }: AttackedServer): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ area(code: BRE) { latest { start } } }"}',
  });
  const { data } = (await response.json()) as { data: { area: { latest: unknown } } };
  expect(data.area.latest).not.toBeNull();
}
