import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { freePorts } from '@courant/tools/services';
import { onTestFinished } from 'vitest';
import type { Panel, Series, TimeRange } from './draw-dashboard.ts';

/** A Prometheus with a file of rules, which reads one process each second. @returns its address */
export async function startPrometheus(folder: string, rules: string, target: string): Promise<string> {
  const config = {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [rules],
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

interface Result {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [atS: number, value: string];
  readonly values: readonly (readonly [atS: number, value: string])[];
}

/** The series of a query, none while Prometheus starts; a range of Grafana's own is ten seconds. */
export async function ask(
  prometheus: string,
  path: string,
  search: Record<string, string>,
): Promise<Result[]> {
  const expr = search.query?.replaceAll('$__rate_interval', '10s') ?? '';
  const parameters = new URLSearchParams({ ...search, query: expr });
  const answer = await fetch(`${prometheus}/api/v1/${path}?${parameters}`).catch(() => null);
  if (!answer) return [];
  const { status, error, data } = (await answer.json()) as {
    status: string;
    error?: string;
    data?: { result: Result[] };
  };
  if (status !== 'success') throw new Error(`${expr}: ${error}`);
  return data?.result ?? [];
}

/** What a panel draws over a range; a query without an answer is a series without points. */
export async function seriesIn(
  prometheus: string,
  { targets = [] }: Panel,
  range: TimeRange,
): Promise<Series[]> {
  const { startS, endS, stepS } = range;
  const search = { start: `${startS}`, end: `${endS}`, step: `${stepS}` };
  const lines = targets.map(async ({ expr, legendFormat }): Promise<Series[]> => {
    const results = await ask(prometheus, 'query_range', { ...search, query: expr });
    if (results.length === 0) return [{ label: legendFormat, points: [] }];
    return results.map(({ metric, values }) => ({
      label: legendFormat.replace(/{{(\w+)}}/g, (_, name) => metric[name] ?? ''),
      // A share of nothing is NaN: no point.
      points: values
        .map(([atS, value]) => [atS, Number(value)] as const)
        .filter(([, value]) => Number.isFinite(value)),
    }));
  });
  return (await Promise.all(lines)).flat();
}
