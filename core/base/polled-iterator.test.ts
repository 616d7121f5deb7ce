import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { Notifier } from './notifier.ts';
import { PolledIterator, type PollOptions, type PollSource } from './polled-iterator.ts';

const END = { done: true, value: undefined };

/** A source of the strings in `items`, which counts its calls. */
class TestSource implements PollSource<string> {
  readonly items: string[];
  polls = 0;
  closes = 0;

  constructor(...items: string[]) {
    this.items = items;
  }

  poll(): string | undefined {
    this.polls++;
    return this.items.shift();
  }

  close(): void {
    this.closes++;
  }
}

/** A source whose polls are answered by hand. */
class SlowSource implements PollSource<string> {
  answer: (item: string | undefined) => void = () => {};
  fail: (error: Error) => void = () => {};
  closes = 0;

  poll(): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      this.answer = resolve;
      this.fail = reject;
    });
  }

  async close(): Promise<void> {
    this.closes++;
  }
}

class CountingNotifier extends Notifier {
  listeners = 0;

  override subscribe(listener: () => void): () => void {
    this.listeners++;
    const unsubscribe = super.subscribe(listener);
    return () => {
      this.listeners--;
      return unsubscribe();
    };
  }
}

function iterate(source: PollSource<string>, options: Partial<PollOptions> = {}) {
  const notifier = new Notifier();
  const stop = new AbortController();
  const iterator = new PolledIterator(source, { signal: stop.signal, notifier, ...options });
  return { iterator, notifier, stop };
}

/** Lets everything run that is not waiting for an event. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a polled iterator', () => {
  test('gives the items of its source in order, to calls that do not wait for each other', async () => {
    const { iterator } = iterate(new TestSource('a', 'b', 'c'));
    const calls = [iterator.next(), iterator.next(), iterator.next()];
    expect((await Promise.all(calls)).map(({ value }) => value)).toEqual(['a', 'b', 'c']);
  });

  test('polls again at a notification, and not before', async () => {
    const source = new TestSource();
    const { iterator, notifier } = iterate(source);
    const next = iterator.next();
    await settle();
    source.items.push('a');
    await settle();
    expect(source.polls).toBe(1);
    notifier.notify();
    expect(await next).toEqual({ done: false, value: 'a' });
  });

  test('goes on waiting after a notification without an item', async () => {
    const source = new TestSource();
    const { iterator, notifier } = iterate(source);
    const next = iterator.next();
    await settle();
    notifier.notify();
    await settle();
    expect(source.polls).toBe(2);
    source.items.push('a');
    notifier.notify();
    expect((await next).value).toBe('a');
  });

  test('misses no notification that comes while a poll is under way', async () => {
    const source = new SlowSource();
    const { iterator, notifier } = iterate(source);
    const next = iterator.next();
    await settle();
    notifier.notify();
    source.answer(undefined);
    await settle();
    source.answer('a');
    expect((await next).value).toBe('a');
  });

  test('without a notifier polls again at once, because the poll itself waits', async () => {
    const source = new SlowSource();
    const stop = new AbortController();
    const iterator = new PolledIterator(source, { signal: stop.signal });
    const next = iterator.next();
    await settle();
    source.answer(undefined);
    await settle();
    source.answer('a');
    expect((await next).value).toBe('a');
  });

  test('yields to the event loop before each item', async () => {
    const source = new TestSource('a');
    let pollsAtYield: number | undefined;
    const yieldToEventLoop = async () => {
      pollsAtYield = source.polls;
    };
    await iterate(source, { yieldToEventLoop }).iterator.next();
    expect(pollsAtYield).toBe(0);
  });
});

describe.each([
  ['return()', ({ iterator }: ReturnType<typeof iterate>) => void iterator.return()],
  ['end()', ({ iterator }: ReturnType<typeof iterate>) => void iterator.end()],
  ['abort', ({ stop }: ReturnType<typeof iterate>) => stop.abort()],
])('%s', (_, end) => {
  test.each([
    ['waits for a notification', () => new TestSource()],
    ['waits for a poll', () => new SlowSource()],
  ])('ends an iteration that %s, and closes its source once', async (_, createSource) => {
    const source = createSource();
    let ends = 0;
    const iteration = iterate(source, { onEnd: () => ends++ });
    const next = iteration.iterator.next();
    await settle();
    end(iteration);
    expect(await next).toEqual(END);
    expect(await iteration.iterator.next()).toEqual(END);
    expect([source.closes, ends]).toEqual([1, 1]);
  });

  test('ends an iteration that has not begun, which then polls nothing', async () => {
    const source = new TestSource('a');
    const iteration = iterate(source);
    end(iteration);
    expect(await iteration.iterator.next()).toEqual(END);
    expect([source.polls, source.closes]).toEqual([0, 1]);
  });
});

describe('the end of a polled iterator', () => {
  test.each([
    [
      'thrown by the source',
      (): PollSource<string> => ({
        poll: () => {
          throw new Error('no');
        },
        close: () => {},
      }),
    ],
    [
      'of a promise of the source',
      (): PollSource<string> => ({ poll: () => Promise.reject(new Error('no')), close: () => {} }),
    ],
  ])('is an error %s, thrown once', async (_, createSource) => {
    const source = createSource();
    const { iterator } = iterate(source);
    await expect(iterator.next()).rejects.toThrow('no');
    expect(await iterator.next()).toEqual(END);
  });

  test('drops what a poll under way answers later, item or error', async () => {
    const [late, failing] = [new SlowSource(), new SlowSource()];
    const iterations = [iterate(late), iterate(failing)];
    const calls = iterations.map(({ iterator }) => iterator.next());
    await settle();
    for (const { stop } of iterations) stop.abort();
    expect(await Promise.all(calls)).toEqual([END, END]);
    late.answer('a');
    failing.fail(new Error('late'));
    await settle();
  });

  test('drops the item of a poll during which it came', async () => {
    const source: PollSource<string> = {
      poll: () => {
        void iterator.end();
        return 'a';
      },
      close: () => {},
    };
    const { iterator } = iterate(source);
    expect(await iterator.next()).toEqual(END);
  });

  test('comes after its source has closed', async () => {
    let finishClosing: () => void = () => {};
    const closing = new Promise<void>((resolve) => {
      finishClosing = resolve;
    });
    const { iterator } = iterate({ poll: () => undefined, close: () => closing });
    let hasEnded = false;
    const ended = iterator.return().then(() => {
      hasEnded = true;
    });
    await settle();
    expect(hasEnded).toBe(false);
    finishClosing();
    await ended;
  });

  test('leaves no listener behind', async () => {
    const notifier = new CountingNotifier();
    const { iterator, stop } = iterate(new TestSource('a'), { notifier });
    const counts = () => [notifier.listeners, getEventListeners(stop.signal, 'abort').length];
    await iterator.next();
    expect(counts()).toEqual([1, 1]);
    await iterator.return();
    expect(counts()).toEqual([0, 0]);
  });
});
