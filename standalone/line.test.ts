import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HealthReport } from '@courant/core/run';
import { testWorkerContext } from '@courant/core/testing';
import { openSimulator } from '@courant/simulator';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCourant } from './line.ts';

const QUARTER_HOUR = 15 * 60_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'courant-line-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('from the simulator to GraphQL in one process, which closes everything after the signal', async () => {
  const { context, stop, logLines, terminal } = lineContext({
    PUBLISHER: 'simulated',
    PORT: '0',
    METRICS_PORT: '0',
    BACKFILL_FROM: lastWeek(),
  });
  const done = runCourant(context, terminal);

  await expect.poll(() => logLines.join(), { timeout: 20_000 }).toContain('with SIMULATED data');
  const operators = /operators at (\S+)\./.exec(logLines.join())?.[1] ?? '';
  const { checks } = (await (await fetch(`${operators}/readyz`)).json()) as HealthReport;
  expect(checks.map(({ name }) => name)).toEqual(['readings']);
  const url = /http:\/\/localhost:\d+/.exec(logLines.join())?.[0] ?? '';
  await expect.poll(() => publishedRegions(url), { timeout: 20_000 }).toBe(12);
  const metrics = await (await fetch(`${operators}/metrics`)).text();
  expect(Number(/^courant_ingest_appended_total (\d+)$/m.exec(metrics)?.[1])).toBeGreaterThan(0);

  stop.abort();
  await done;
  await expect(fetch(url)).rejects.toThrow();
  expect(existsSync(`${folder}/data-simulated/log`)).toBe(true);
  expect(existsSync(`${folder}/data`)).toBe(false);
}, 60_000);

test('the terminal says what the publisher does that it should not, each thing once', async () => {
  const publisher = await openSimulator({ generated: false });
  const at = Math.floor(Date.now() / QUARTER_HOUR - 2) * QUARTER_HOUR;
  const row = { date_heure: new Date(at).toISOString(), date: '', heure: '', nature: 'Données temps réel' };
  publisher.publish('eco2mix-regional-tr', [
    { ...row, code_insee_region: '53', consommation: 2000, eolien: 'DC' },
    { ...row, code_insee_region: '94', consommation: 100, fission: 1 },
  ]);
  publisher.misbehave({ kind: 'server-error', path: 'eco2mix-regional-cons-def', times: 3 });
  const settings = { PUBLISHER: 'odre', PUBLISHER_URL: publisher.url, PORT: '0', BACKFILL_FROM: lastWeek() };
  const { context, stop, logLines, terminal } = lineContext(settings);
  const done = runCourant(context, terminal);

  const expected = [
    'cons-def: no answer of use so far: HTTP 500',
    'tr: a row was rejected: code_insee_region "94" is none',
    'tr: eolien is no figure in 1 of 2 rows, as in eolien "DC": MW',
    'tr: columns that are unknown here: fission',
  ];
  const timesOf = (text: string): number => logLines.filter((line) => line.includes(text)).length;
  await expect.poll(() => expected.map(timesOf), { timeout: 20_000 }).toEqual([1, 1, 1, 1]);

  stop.abort();
  await done;
  await publisher.close();
  expect(expected.map(timesOf)).toEqual([1, 1, 1, 1]);
}, 60_000);

test('a port that is taken is a setting to change, and what was opened is closed', async () => {
  const neighbour = createServer();
  await new Promise<void>((resolve) => neighbour.listen(0, '127.0.0.1', resolve));
  const { port } = neighbour.address() as AddressInfo;
  const { context, terminal } = lineContext({ PUBLISHER: 'simulated', PORT: String(port) });
  await expect(runCourant(context, terminal)).rejects.toMatchObject({
    name: 'ConfigError',
    message: `PORT: ${port} is taken on 127.0.0.1; stop the program that has it or choose another.`,
  });
  neighbour.close();
  const again = lineContext({ PUBLISHER: 'simulated', PORT: '0' });
  again.stop.abort();
  await runCourant(again.context, again.terminal);
}, 30_000);

async function publishedRegions(url: string): Promise<number> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ regions { latest { consumption } } }' }),
  });
  const { data } = (await answer.json()) as {
    data: { regions: { latest: { consumption: number } | null }[] };
  };
  return data.regions.filter(({ latest }) => (latest?.consumption ?? 0) > 0).length;
}

const lastWeek = () => new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);

function lineContext(env: Record<string, string>) {
  const settings = { DATA_DIR: `${folder}/data`, ...env };
  const { context, stop, logLines } = testWorkerContext('line', settings, { publisher: 'auto' });
  const terminal = { isTerminal: false, write: (text: string) => void logLines.push(text) };
  return { context, stop, logLines, terminal };
}
