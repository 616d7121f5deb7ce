import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followLive, query } from '@courant/client';
import { repoRoot } from '@courant/core/run';
import { freePorts, isMissing, startSource } from '@courant/tools/services';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';

const FOLDER = join(repoRoot(), 'deploy/observability');
const RULES = `${FOLDER}/rules.yaml`;

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}
const { panels } = JSON.parse(readFileSync(`${FOLDER}/dashboard.json`, 'utf8')) as { panels: Panel[] };
const METRICS_OF_RULES = new Set(readFileSync(RULES, 'utf8').match(/\b(?:courant_|nodejs_|process_)\w+/g));

describe('a Prometheus that reads the line', () => {
  beforeEach(({ skip }) => skip(isMissing('prometheus'), 'no prometheus found'));

  test('has a series for each query of the dashboard, and for each metric of the rules', {
    timeout: 180_000,
  }, async () => {
    const folder = temporaryFolder();
    const { url, operators } = await startLine(folder);
    const prometheus = await startPrometheus(folder, new URL(operators).host);
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

/** A Prometheus with the rules, which reads one process each second. @returns its address */
async function startPrometheus(folder: string, target: string): Promise<string> {
  const config = {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [RULES],
    scrape_configs: [
      { job_name: 'courant', static_configs: [{ targets: [target], labels: { worker: 'api' } }] },
    ],
  };
  // JSON is YAML.
  writeFileSync(`${folder}/prometheus.yaml`, JSON.stringify(config));
  const { port } = await freePorts('port');
  const args = [
    `--config.file=${folder}/prometheus.yaml`,
    `--storage.tsdb.path=${folder}/prometheus`,
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  const child = spawn('prometheus', args, { stdio: 'ignore' });
  onTestFinished(async () => {
    child.kill();
    await once(child, 'close');
  });
  return `http://127.0.0.1:${port}`;
}

/** Asks twice, and opens two live subscriptions, of which one ends after an event. */
async function useApi(url: string): Promise<void> {
  await query(`${url}/graphql`, '{ regions { latest { consumption } } }');
  const follow = (signal: AbortSignal, onEvent: () => void) =>
    followLive({ url: `${url}/graphql`, signal, onEvent, webSocket: WebSocket });
  const all = new AbortController();
  const first = new AbortController();
  onTestFinished(() => all.abort());
  void follow(all.signal, () => undefined);
  await follow(first.signal, () => first.abort());
}

/** How many series a query has now; a range of Grafana's own is ten seconds. */
async function seriesOf(prometheus: string, expr: string): Promise<number> {
  const search = new URLSearchParams({ query: expr.replaceAll('$__rate_interval', '10s') });
  const answer = await fetch(`${prometheus}/api/v1/query?${search}`).catch(() => null);
  if (!answer) return 0;
  const { status, error, data } = (await answer.json()) as {
    status: string;
    error?: string;
    data?: { result: unknown[] };
  };
  if (status !== 'success') throw new Error(`${expr}: ${error}`);
  return data?.result.length ?? 0;
}
