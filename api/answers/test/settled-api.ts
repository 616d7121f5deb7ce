import { everyRegion } from '@courant/core/testing';
import { onTestFinished } from 'vitest';
import type { ApiOptions } from '../../index.ts';
import { openTestApi, type TestApi } from '../../test/open-test-api.ts';

export const TEN = Date.parse('2026-08-27T10:00:00Z');
export const LONG_AGO = '2026-01-10';
export const SETTLED = Date.parse('2026-01-10T12:00:00Z');
export const WIND_THAT_DAY = `{ series(input: { areas: [BRE], measures: [WIND], from: "${LONG_AGO}", to: "${LONG_AGO}",
  resolution: HALF_HOUR }) { ... on SeriesSet { series { values } } } }`;
export const LATEST = '{ area(code: BRE) { latest { start consumption } } }';

/** An api over regions settled until after `LONG_AGO`, and its clock. */
export async function openSettledApi(over: Partial<ApiOptions> = {}, line?: TestApi['line']) {
  const clock = { now: TEN };
  const api = await openTestApi(() => clock.now, over, line);
  onTestFinished(() => api.close());
  if (!line) await api.line.publish(settledReadings());
  return { ...api, clock, executions: countExecutions(api) };
}

export const settledReadings = () =>
  [SETTLED, Date.parse('2026-01-12T12:00:00Z')].flatMap((start) =>
    everyRegion(start, { vintage: 'CONSOLIDATED', stepMinutes: 30 }),
  );

/** Counts the reads of chunks by key or in order: no question of the tests is answered without one. */
function countExecutions({ line: { store } }: TestApi): { count: number } {
  const executions = { count: 0 };
  const { load, range } = store;
  store.load = (...args) => {
    executions.count++;
    return load.apply(store, args);
  };
  store.range = (...args) => {
    executions.count++;
    return range.apply(store, args);
  };
  return executions;
}

export const get = (
  { api }: Pick<TestApi, 'api'>,
  parameters: Record<string, string>,
  headers: Record<string, string> = {},
) => fetch(`${api.url}/graphql?${new URLSearchParams(parameters)}`, { headers });

export async function answerOf(response: Response) {
  const { data, errors } = (await response.json()) as {
    data: Record<string, never>;
    errors?: { extensions: { code: string } }[];
  };
  return { data, code: errors?.[0]?.extensions.code };
}

export const cacheControl = ({ headers }: Response) => headers.get('cache-control');
export const tag = ({ headers }: Response) => headers.get('etag') ?? 'none';
