import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testWorkerContext } from '@courant/core/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReadingSource } from './reading-source.ts';

// Port 1 is closed.
const UNREACHABLE_URL = 'http://127.0.0.1:1/api/explore/v2.1';
const NOW = Date.parse('2026-08-27T10:00:00Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'courant-source-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('without publisher and without readings the simulator is used, with a warning and a folder of its own', async () => {
  const { context, logLines } = sourceContext({ PUBLISHER_URL: UNREACHABLE_URL });
  const source = await openReadingSource(context, () => NOW);
  try {
    expect(source).toMatchObject({ simulated: true, dataDir: `${folder}/data-simulated` });
    expect(source.backfillFrom).toBe(NOW - 365 * 86_400_000);
    expect(logLines.join()).toContain('SIMULATED');
    const answer = await fetch(`${source.publisherUrl}/catalog/datasets/eco2mix-regional-tr/records?limit=1`);
    expect(answer.status).toBe(200);
  } finally {
    await source.close();
  }
});

test('a publisher that answers is taken, with the whole history', async () => {
  const server = createServer((_ask, answer) => answer.end('{"total_count": 1, "results": [{}]}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/explore/v2.1`;
  const source = await openReadingSource(sourceContext({ PUBLISHER_URL: url }).context, () => NOW);
  server.closeAllConnections();
  server.close();
  expect(source).toMatchObject({ simulated: false, publisherUrl: url, dataDir: `${folder}/data` });
  expect(source.backfillFrom).toBe(Date.parse('2012-12-31T23:00:00Z'));
});

test('with PUBLISHER=odre it does not fall back', async () => {
  const { context, logLines } = sourceContext({ PUBLISHER_URL: UNREACHABLE_URL, PUBLISHER: 'odre' });
  expect((await openReadingSource(context, () => NOW)).simulated).toBe(false);
  expect(logLines).toEqual([]);
});

const sourceContext = (env: Record<string, string>) =>
  testWorkerContext('line', { DATA_DIR: `${folder}/data`, ...env }, { publisher: 'auto' });
