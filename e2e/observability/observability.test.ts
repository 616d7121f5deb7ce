import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followLive, query } from '@courant/client';
import { repoRoot } from '@courant/core/run';
import { isMissing, startSource } from '@courant/tools/services';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { drawDashboard, type Panel } from './draw-dashboard.ts';
import { ask, seriesIn, startPrometheus } from './prometheus.ts';

const FOLDER = join(repoRoot(), 'deploy/observability');
const RULES = `${FOLDER}/rules.yaml`;

const { panels } = JSON.parse(readFileSync(`${FOLDER}/dashboard.json`, 'utf8')) as { panels: Panel[] };
const METRICS_OF_RULES = new Set(readFileSync(RULES, 'utf8').match(/\b(?:courant_|nodejs_|process_)\w+/g));

describe('a Prometheus that reads the line', () => {
  beforeEach(({ skip }) => skip(isMissing('prometheus'), 'no prometheus found'));

  // `DRAW_DASHBOARD=1` draws the panels into the docs after some minutes more.
  test('has a series for each query of the dashboard, and for each metric of the rules', {
    timeout: 900_000,
  }, async () => {
    const folder = temporaryFolder();
    const { url, operators } = await startLine(folder);
    const prometheus = await startPrometheus(folder, RULES, new URL(operators).host);
    await useApi(url);

    const queries = panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ title, expr })));
    const metricsOfRules = [...METRICS_OF_RULES].map((expr) => ({ title: 'rules', expr }));
    const withoutSeries = async () => {
      const counts = await Promise.all(
        [...queries, ...metricsOfRules].map(async (query) => ({
          ...query,
          count: await seriesOf(prometheus, query.expr),
        })),
      );
      return counts.filter(({ count }) => count === 0).map(({ title, expr }) => `${title}: ${expr}`);
    };
    await expect.poll(withoutSeries, { timeout: 120_000, interval: 1000 }).toEqual([]);
    if (process.env.DRAW_DASHBOARD) await drawIntoDocs(prometheus, url);
  });
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'courant-observed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The line of `npm start` over some months of the simulator. @returns its two addresses */
async function startLine(folder: string): Promise<{ url: string; operators: string }> {
  const { output, end } = startSource('standalone/main.ts', {
    PUBLISHER: 'simulated',
    PORT: '0',
    METRICS_PORT: '0',
    BACKFILL_FROM: new Date(Date.now() - 120 * 86_400_000).toISOString().slice(0, 10),
    DATA_DIR: `${folder}/data`,
  });
  onTestFinished(async () => void (await end()));
  const find = (pattern: RegExp) => pattern.exec(output())?.[1];
  const addresses = () => ({
    url: find(/(http:\/\/localhost:\d+)/),
    operators: find(/operators at (\S+)\./),
  });
  await expect.poll(addresses, { timeout: 60_000 }).toEqual({
    url: expect.any(String),
    operators: expect.any(String),
  });
  return addresses() as { url: string; operators: string };
}

/** Opens a live subscription until the test ends, and uses the api once. */
async function useApi(url: string): Promise<void> {
  const all = new AbortController();
  onTestFinished(() => all.abort());
  void follow(url, all.signal, () => undefined);
  await askAndFollow(url);
}

/** Asks once, and opens a live subscription that ends after an event. */
async function askAndFollow(url: string): Promise<void> {
  await query(`${url}/graphql`, '{ regions { latest { consumption } } }');
  const first = new AbortController();
  await follow(url, first.signal, () => first.abort());
}

const follow = (url: string, signal: AbortSignal, onEvent: () => void) =>
  followLive({ url: `${url}/graphql`, signal, onEvent, webSocket: WebSocket });

/** How many series a query has now. */
const seriesOf = async (prometheus: string, expr: string): Promise<number> =>
  (await ask(prometheus, 'query', { query: expr })).length;

const DRAWN_MINUTES = 5;
const NOTES = [
  'Drawn from the answers of Prometheus to the queries of deploy/observability/dashboard.json, not by Grafana.',
  `${DRAWN_MINUTES} minutes of npm start with simulated readings, from the reading of their history on; a client asks and follows every few seconds.`,
  'Rates are over ten seconds. A line is broken where Prometheus has no value.',
];

/** Uses the api until Prometheus has read the line some minutes more, and draws these. */
async function drawIntoDocs(prometheus: string, url: string): Promise<void> {
  const startS = Math.ceil(Date.now() / 1000);
  const scrapes = async () => {
    await askAndFollow(url);
    const [up] = await ask(prometheus, 'query', { query: 'count_over_time(up[1h])' });
    return Number(up?.value[1]);
  };
  const before = await scrapes();
  await expect
    .poll(scrapes, { timeout: 600_000, interval: 2000 })
    .toBeGreaterThanOrEqual(before + DRAWN_MINUTES * 60);

  const range = { startS, endS: startS + DRAWN_MINUTES * 60, stepS: 2 };
  const drawn = panels.map(async (panel) => [panel, await seriesIn(prometheus, panel, range)] as const);
  writeFileSync(
    join(repoRoot(), 'docs/picture/dashboard.svg'),
    drawDashboard(await Promise.all(drawn), range, NOTES),
  );
}
