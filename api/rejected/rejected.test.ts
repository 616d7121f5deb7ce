import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Rejected } from '@courant/core/domain';
import { REJECTED } from '@courant/core/log';
import { afterEach, expect, test, vi } from 'vitest';
import { RequestMemo } from '../request-memo.ts';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';
import { findRejected } from './answer-rejected.ts';
import { SHOWN_CHARACTERS } from './rejected-type.ts';

const NOW = Date.parse('2026-08-27T11:00:00Z');
let testApi: TestApi | undefined;
const open = async (...rejected: readonly Rejected[]): Promise<TestApi> => {
  testApi = await openTestApi(() => NOW);
  await testApi.line.log.append(REJECTED, rejected);
  return testApi;
};
afterEach(() => testApi?.close());

const row = (i: number, more: Partial<Rejected> = {}): Rejected => ({
  raw: `{"row":${i}}`,
  reason: `nature "${i}" is none.`,
  origin: 'a test',
  rejectedAt: NOW,
  ...more,
});

const offsets = async ({ ask }: TestApi, args: string): Promise<number[]> => {
  const { data } = await ask(`{ rejected${args} { offset } }`);
  return (data.rejected as unknown as { offset: number }[]).map(({ offset }) => offset);
};

test('a rejected row is answered with its reason, its text and where it came from', async () => {
  const { ask } = await open(
    row(0),
    row(1, { reason: 'eolien "DC": MW is needed.', oddColumns: ['eolien'] }),
  );
  const { data, errors } = await ask('{ rejected { offset rejectedAt reason oddColumns raw origin } }');
  expect(errors).toBeUndefined();
  expect(data.rejected).toEqual([
    {
      offset: 1,
      rejectedAt: '2026-08-27T11:00:00Z',
      reason: 'eolien "DC": MW is needed.',
      oddColumns: ['eolien'],
      raw: '{"row":1}',
      origin: 'a test',
    },
    {
      offset: 0,
      rejectedAt: '2026-08-27T11:00:00Z',
      reason: 'nature "0" is none.',
      oddColumns: [],
      raw: '{"row":0}',
      origin: 'a test',
    },
  ]);
});

test('pages go back in time from the newest, and end', async () => {
  const api = await open(...Array.from({ length: 45 }, (_, i) => row(i)));
  const newestFirst = Array.from({ length: 45 }, (_, i) => 44 - i);
  expect(await offsets(api, '')).toEqual(newestFirst.slice(0, 20));
  expect(await offsets(api, '(before: 25)')).toEqual(newestFirst.slice(20, 40));
  expect(await offsets(api, '(before: 5)')).toEqual(newestFirst.slice(40));
  expect(await offsets(api, '(before: 0)')).toEqual([]);
  expect(await offsets(api, '(before: -1)')).toEqual([]);
  expect(await offsets(api, '(first: 100, before: 1000)')).toEqual(newestFirst);
  expect(await offsets(api, '(first: 0)')).toEqual([]);
});

test('of a log without any there is none', async () => {
  expect(await offsets(await open(), '')).toEqual([]);
});

test('a long text is cut, and more rows than an answer may have are refused', async () => {
  const { ask } = await open(row(0, { raw: 'x'.repeat(SHOWN_CHARACTERS + 1) }));
  const { data } = await ask('{ rejected(first: 1) { raw } }');
  expect(data.rejected).toEqual([{ raw: 'x'.repeat(SHOWN_CHARACTERS) }]);
  for (const first of [-1, 101, 2_147_483_647]) {
    const { errors } = await ask(`{ rejected(first: ${first}) { raw } }`);
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_ARGUMENT' },
      message: `rejected(first: ${first}): ask for 0 to 100.`,
    });
  }
});

test('twenty ways to ask for the last rows read them once', async () => {
  const { line, ask } = await open(...Array.from({ length: 3 }, (_, i) => row(i)));
  const reads = vi.spyOn(line.log, 'read');
  const aliases = Array.from(
    { length: 20 },
    (_, i) => `a${i}: rejected(first: 3, before: ${1000 - i}) { offset }`,
  );
  const { data, errors } = await ask(`{ ${aliases.join(' ')} }`);
  expect(errors).toBeUndefined();
  expect(data.a19).toEqual([{ offset: 2 }, { offset: 1 }, { offset: 0 }]);
  expect(reads.mock.calls.filter(([topic]) => topic === REJECTED)).toHaveLength(1);
});

test('a hundred rows with all their fields may be asked for, and not twice', async () => {
  const { ask } = await open(row(0));
  const all = (before: number): string =>
    `rejected(first: 100, before: ${before}) { offset rejectedAt reason oddColumns raw origin }`;
  expect((await ask(`{ ${all(1)} }`)).errors).toBeUndefined();
  const { errors } = await ask(`{ a: ${all(1)} b: ${all(2)} }`);
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'TOO_COSTLY' } });
});

test('the rows of an answer do not hold on to the texts that theirs are cut from', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const heapUsed = (): number => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const { line } = await open(
    ...Array.from({ length: 100 }, (_, i) => row(i, { raw: `${i}`.padEnd(100_000) })),
  );
  const before = heapUsed();
  const rows = await findRejected({ log: line.log, memo: new RequestMemo() }, 100, null);
  expect(heapUsed() - before).toBeLessThan(5_000_000);
  expect(rows).toHaveLength(100);
});

test('a message that is no rejected row is shown too', async () => {
  const { ask, line } = await open();
  await line.log.append({ ...REJECTED, encode: () => 'gibberish' }, [row(0)]);
  expect((await ask('{ rejected { reason raw origin } }')).data.rejected).toEqual([
    { reason: 'Not JSON.', raw: 'gibberish', origin: 'courant.rejected/0@0' },
  ]);
});
