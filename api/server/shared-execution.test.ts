import assert from 'node:assert/strict';
import { buildSchema, type DocumentNode, type ExecutionArgs, type ExecutionResult, parse } from 'graphql';
import { expect, test } from 'vitest';
import type { LiveEvent } from '../live/live-type.ts';
import { PendingEvent } from '../live/pending-event.ts';
import type { PrintedResult } from './printed-result.ts';
import { type CreateContext, SharedExecution } from './shared-execution.ts';
import { Subscriptions } from './subscriptions.ts';

const SCHEMA = buildSchema(
  'type Query { no: Int } type Subscription { tick(after: Int, areas: [Int]): Tick } type Tick { at: Int times(by: Int): Int }',
);

class TestEvents implements AsyncIterableIterator<object> {
  hasReturned = false;
  readonly #events: object[];
  #stop: () => void = () => undefined;

  constructor(events: readonly object[]) {
    this.#events = [...events];
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<object, undefined>> {
    const value = this.#events.shift();
    if (value) return { done: false, value };
    await new Promise<void>((resolve) => {
      this.#stop = resolve;
    });
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<object, undefined>> {
    this.hasReturned = true;
    this.#stop();
    return { done: true, value: undefined };
  }
}

const createShared = (createContext: CreateContext = () => ({})): SharedExecution =>
  new SharedExecution(
    createContext,
    new Subscriptions({ max: 100, now: () => 0, announcedAt: () => undefined }),
    (result) => result,
  );

function ask(
  document: DocumentNode,
  events: TestEvents,
  variableValues: Record<string, unknown> = {},
): ExecutionArgs {
  return { schema: SCHEMA, document, variableValues, subscribeFieldResolver: () => events };
}

const event = (counter: { executed: number }) => ({
  tick: {
    at: () => ++counter.executed,
    times: ({ by }: { by: number }) => by * 10,
  },
});

async function firstPrinted(shared: SharedExecution, question: ExecutionArgs): Promise<PrintedResult> {
  const results = (await shared.subscribe(question)) as AsyncIterableIterator<PrintedResult>;
  return (await results.next()).value as PrintedResult;
}

const first = async (shared: SharedExecution, question: ExecutionArgs): Promise<ExecutionResult> =>
  (JSON.parse(String((await firstPrinted(shared, question)).messageFor('1'))) as { payload: ExecutionResult })
    .payload;

test('an event is executed once for equal operations, and again for another operation or other variables', async () => {
  const shared = createShared();
  const counter = { executed: 0 };
  const one = event(counter);
  const same = parse('subscription { tick { at } }');
  const results = await Promise.all(
    [1, 2, 3].map(() => firstPrinted(shared, ask(same, new TestEvents([one])))),
  );
  expect(String(results[0]?.messageFor('1'))).toBe(
    '{"id":"1","type":"next","payload":{"data":{"tick":{"at":1}}}}',
  );
  expect(results[0]).toBe(results[2]);

  const by = parse('subscription ($by: Int) { tick { times(by: $by) } }');
  const [two, three] = await Promise.all(
    [2, 3].map((n) => first(shared, ask(by, new TestEvents([one]), { by: n }))),
  );
  assert(two && three);
  expect([two.data, three.data]).toEqual([{ tick: { times: 20 } }, { tick: { times: 30 } }]);
  expect(counter.executed).toBe(1);
});

test('a result with errors goes to the subscriptions that await it, and the next one executes again', async () => {
  const shared = createShared();
  let failures = 1;
  const at = async (): Promise<number> => {
    if (failures-- > 0) throw new Error('The store is away.');
    return 7;
  };
  const one = { tick: { at } };
  const same = parse('subscription { tick { at } }');
  expect((await first(shared, ask(same, new TestEvents([one])))).errors).toHaveLength(1);
  expect(await first(shared, ask(same, new TestEvents([one])))).toEqual({ data: { tick: { at: 7 } } });
});

test('a client that leaves while nothing happens ends the stream behind it', async () => {
  const shared = createShared();
  const ticks = new TestEvents([]);
  const results = (await shared.subscribe(
    ask(parse('subscription { tick { at } }'), ticks),
  )) as AsyncIterableIterator<PrintedResult>;
  const waiting = results.next();
  await results.return?.();
  expect((await waiting).done).toBe(true);
  expect(ticks.hasReturned).toBe(true);
});

test('clients that differ only in the arguments of the stream share each execution, other defaults do not', async () => {
  const shared = createShared();
  const counter = { executed: 0 };
  const one = event(counter);
  const ask1 = (text: string, variables: Record<string, unknown> = {}) =>
    first(shared, ask(parse(text), new TestEvents([one]), variables));
  const results = await Promise.all([
    ask1('subscription { tick(after: 1) { at } }'),
    ask1('subscription { tick(after: 2, areas: [1]) { at } }'),
    ask1('subscription ($after: Int) { tick(after: $after) { at } }', { after: 3 }),
    ask1('subscription ($after: Int) { ...All } fragment All on Subscription { tick(after: $after) { at } }'),
  ]);
  expect(results.map(({ data }) => data?.tick)).toEqual([1, 1, 1, 2].map((at) => ({ at })));

  const by = (n: number) => ask1(`subscription ($by: Int = ${n}) { tick { times(by: $by) } }`);
  expect([(await by(2)).data, (await by(3)).data]).toEqual([
    { tick: { times: 20 } },
    { tick: { times: 30 } },
  ]);
});

test('results in memory are bounded, however many questions are put to however many events', async () => {
  const shared = createShared();
  const long = 'x'.repeat(2 ** 20);
  const schema = buildSchema(
    'type Query { no: Int } type Subscription { text(n: Int): Text } type Text { of: String }',
  );
  const events = Array.from({ length: 40 }, () => ({ text: { of: long } }));
  const stream = (await shared.subscribe({
    schema,
    document: parse('subscription { text { of } }'),
    subscribeFieldResolver: () => new TestEvents(events),
  })) as AsyncIterableIterator<PrintedResult>;
  for (const _ of events) await stream.next();
  expect(shared.resultBytes).toBeGreaterThan(2 * long.length);
  expect(shared.resultBytes).toBeLessThanOrEqual(16 * 2 ** 20);
});

test('a variable that is left out and one that is null are two questions, and a failed map ends its source', async () => {
  const shared = createShared();
  const one = { tick: { times: ({ by }: { by: number | null }) => by } };
  const by = (variables: Record<string, unknown>) =>
    first(
      shared,
      ask(parse('subscription ($by: Int = 2) { tick { times(by: $by) } }'), new TestEvents([one]), variables),
    );
  expect([(await by({})).data, (await by({ by: null })).data]).toEqual([
    { tick: { times: 2 } },
    { tick: { times: null } },
  ]);

  const failing = createShared(() => {
    throw new Error('No namespace serves.');
  });
  const events = new TestEvents([one]);
  await expect(first(failing, ask(parse('subscription { tick { at } }'), events))).rejects.toThrow(
    'No namespace',
  );
  expect(events.hasReturned).toBe(true);
});

test('an event that was answered is not read again, and one with nothing to deliver is left out', async () => {
  const shared = createShared();
  const counter = { executed: 0 };
  let reads = 0;
  const pending = new PendingEvent(async () => {
    reads++;
    return event(counter) as unknown as LiveEvent;
  });
  const nothing = new PendingEvent(async () => null);
  const question = parse('subscription { tick { at } }');
  const answers: ExecutionResult[] = [];
  for (let time = 0; time < 3; time++)
    answers.push(await first(shared, ask(question, new TestEvents([nothing, pending]))));
  expect(answers).toEqual(Array(3).fill({ data: { tick: { at: 1 } } }));
  expect(reads).toBe(1);
});
