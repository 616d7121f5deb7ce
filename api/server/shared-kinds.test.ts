import { HOUR, MINUTE } from '@courant/core/domain';
import { reading, TestLine, values } from '@courant/core/testing';
import { parse } from 'graphql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EarliestAsOf } from '../column/as-of.ts';
import { type ApiServices, createContext } from '../context.ts';
import { FetchLog } from '../fetches/fetch-log.ts';
import { DEFAULT_LIMITS } from '../limits/limit-values.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { openTestHub, servingOf } from '../live/test/open-test-hub.ts';
import { createSchema } from '../schema.ts';
import type { PrintedResult } from './printed-result.ts';
import { SharedExecution } from './shared-execution.ts';
import { Subscriptions } from './subscriptions.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const NOW = TEN + HOUR;
const SCHEMA = createSchema();

let line: TestLine;
let hub: LiveHub;
let shared: SharedExecution;
let services: ApiServices;
/** Each execution has a context of its own. */
let executions: number;
beforeEach(async () => {
  executions = 0;
  line = await TestLine.open(() => NOW);
  hub = await openTestHub(line, () => NOW);
  services = {
    log: line.log,
    serving: await servingOf(line),
    now: () => NOW,
    simulated: false,
    limits: DEFAULT_LIMITS,
    live: hub,
    fetches: new FetchLog(line.log),
    earliestAsOf: new EarliestAsOf(line.log),
  };
  const count = () => {
    executions++;
    return createContext(services);
  };
  shared = new SharedExecution(
    count,
    new Subscriptions({ max: 100, now: () => NOW, announcedAt: () => undefined }),
    (result) => result,
  );
});
afterEach(() => hub.close());

async function subscribe(text: string): Promise<AsyncIterableIterator<PrintedResult>> {
  const contextValue = createContext(services);
  const results = await shared.subscribe({ schema: SCHEMA, document: parse(text), contextValue });
  if (!('next' in results)) throw new Error(JSON.stringify(results));
  return results;
}

const CLIENTS = 5;
const START = TEN + 2 * 15 * MINUTE;
const publish = (start: number, consumption: number): Promise<void> =>
  line.publishRegions(
    [start, start + 15 * MINUTE].map((at) =>
      reading({ start: at, values: values({ CONSUMPTION: consumption }) }),
    ),
  );

/** The first result of each of several clients that ask the same; `happen` once they all wait. */
async function firstResults(text: string, happen?: () => Promise<void>): Promise<PrintedResult[]> {
  const streams = await Promise.all(Array.from({ length: CLIENTS }, () => subscribe(text)));
  const firsts = streams.map(async (stream) => (await stream.next()).value as PrintedResult);
  if (happen) {
    while (hub.subscriberCount < CLIENTS) await new Promise((resolve) => setImmediate(resolve));
    await happen();
  }
  return Promise.all(firsts);
}

test.each([
  [
    'a snapshot',
    'liveProduction(areas: [BRE]) { cursor ... on Snapshot { readings { consumption } } }',
    false,
  ],
  [
    'a step of a replay',
    'replay(from: "2026-08-27", to: "2026-08-27T11:00:00Z", areas: [BRE]) { cursor }',
    false,
  ],
  [
    'a crossing of a threshold',
    'thresholdCrossed(area: BRE, measure: CONSUMPTION, threshold: 2500) { value crossing }',
    true,
  ],
  ['a broken record', 'recordBroken(areas: [BRE], measures: [CONSUMPTION]) { record { value } }', true],
])('%s is executed once for all who ask the same', async (_kind, field, waits) => {
  await publish(TEN, 2400);
  const results = await firstResults(
    `subscription { ${field} }`,
    waits ? () => publish(START, 2600) : undefined,
  );
  expect(String(results[0]?.messageFor('1'))).toMatch(/^{"id":"1","type":"next","payload":{"data":{/);
  expect(new Set(results).size).toBe(1);
  expect(executions).toBe(1);
});
