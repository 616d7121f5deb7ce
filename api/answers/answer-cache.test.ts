import { expect, test } from 'vitest';
import { AnswerCache, type Execute } from './answer-cache.ts';
import { cacheControlOf, type Lifetime } from './lifetime.ts';
import type { Execution } from './printed-answer.ts';

const NOW = Date.parse('2026-08-27T10:00:00Z');

/** A cache over a version and a clock that a test moves. */
function createCache() {
  const data = { version: 'a' as string | null, now: NOW };
  const cache = new AnswerCache({ read: async () => data.version }, () => data.now);
  const ask = async (text: string, lifetime: Lifetime | null = 'SETTLED', question = 'one') => {
    const answer = await cache.answer(question, async () => execution(text, lifetime, data.now));
    return String(answer.bytes);
  };
  return { data, cache, ask };
}

const execution = (text: string, lifetime: Lifetime | null, requestedAt = NOW) => ({
  status: 200,
  headers: new Map<string, string>(),
  text,
  lifetime,
  requestedAt,
});

test('an answer stands while the data has its version, and no longer', async () => {
  const { data, ask } = createCache();
  expect(await ask('first')).toBe('first');
  data.now += 86_400_000;
  expect(await ask('second')).toBe('first');
  data.version = 'b';
  expect(await ask('third')).toBe('third');
  data.version = 'a';
  expect(await ask('fourth')).toBe('fourth');
});

test.each([
  ['PRESENT', 5_000],
  ['CLOCK', 1_000],
] as const)('an answer of the %s stands for %i ms', async (lifetime, ms) => {
  const { data, ask } = createCache();
  await ask('first', lifetime);
  data.now += ms - 1;
  expect(await ask('second', lifetime)).toBe('first');
  data.now += 1;
  expect(await ask('third', lifetime)).toBe('third');
});

test.each(['PRESENT', 'CLOCK'] as const)(
  'a clock set back makes an answer of the %s last no longer',
  async (lifetime) => {
    const { data, ask } = createCache();
    await ask('first', lifetime);
    data.now -= 3_600_000;
    expect(await ask('second', lifetime)).toBe('second');
    expect(cacheControlOf(lifetime, NOW, data.now)).toBe(cacheControlOf(lifetime, NOW, NOW));
  },
);

test('what nobody may cache is executed for each, and so is everything while the version is not known', async () => {
  const { data, ask } = createCache();
  expect([await ask('first', null), await ask('second', null)]).toEqual(['first', 'second']);
  data.version = null;
  expect([await ask('third'), await ask('fourth')]).toEqual(['third', 'fourth']);
});

/** An execution that ends when a test says so. */
function openExecution() {
  let end: { resolve(execution: Execution): void; reject(error: Error): void } | undefined;
  let onBegun: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    onBegun = resolve;
  });
  const ended = new Promise<Execution>((resolve, reject) => {
    end = { resolve, reject };
  });
  const execute: Execute = () => {
    onBegun();
    return ended;
  };
  return {
    execute,
    begun,
    resolve: (one: Execution) => end?.resolve(one),
    reject: (error: Error) => end?.reject(error),
  };
}

test('who asks while the same question runs gets its answer', async () => {
  const { cache, ask } = createCache();
  const first = openExecution();
  const answered = cache.answer('one', first.execute);
  await first.begun;
  const second = ask('second');
  first.resolve(execution('first', 'SETTLED'));
  expect([String((await answered).bytes), await second]).toEqual(['first', 'first']);
});

test('who asks while the same question runs does not get a refusal or failure that is not theirs', async () => {
  for (const end of ['refused', 'failed']) {
    const { cache, ask } = createCache();
    const first = openExecution();
    const answered = cache.answer('one', first.execute).catch(() => 'failed');
    await first.begun;
    const second = ask('second');
    if (end === 'failed') first.reject(new Error('the store is away'));
    else first.resolve(execution('too many requests', null));
    await answered;
    expect(await second).toBe('second');
  }
});

test('an execution that began before a change answers nobody who asks after it', async () => {
  const { data, cache, ask } = createCache();
  const first = openExecution();
  const answered = cache.answer('one', first.execute);
  await first.begun;
  data.version = 'b';
  const second = ask('second');
  first.resolve(execution('first', 'SETTLED'));
  await answered;
  expect([await second, await ask('third')]).toEqual(['second', 'second']);
});

test('the answers in memory are bounded in bytes, those used last stay', async () => {
  const { cache, ask } = createCache();
  const large = 'x'.repeat(400_000);
  for (let i = 0; i < 100; i++) {
    await ask(large, 'SETTLED', `question ${i}`);
    await ask('often', 'SETTLED', 'often');
  }
  expect(cache.bytes).toBeLessThan(33 * 2 ** 20);
  expect(await ask('anew', 'SETTLED', 'often')).toBe('often');
  expect(await ask('anew', 'SETTLED', 'question 0')).toBe('anew');
});
