import { expect, test } from 'vitest';
import { connectWithRetry } from './connect-with-retry.ts';
import { isRetryable, type RetryOptions, withRetry } from './retry.ts';

class Unreachable extends Error {
  readonly retry = true;
}

test('what cannot be reached is tried again, later each time, up to a quarter of a minute', async () => {
  const { options, waits } = recordingRetryOptions();
  const opened = await withRetry(
    'the log cannot be reached',
    failingAttempt(8, new Unreachable('away')),
    options,
  );
  expect(opened).toBe('open');
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
});

test('each failure is told with what failed and when it is tried again', async () => {
  const { options, warnings } = recordingRetryOptions();
  const away = new Unreachable('connection refused');
  await withRetry('the log at kafka://a:9092 cannot be reached', failingAttempt(1, away), options);
  expect(warnings).toEqual([
    [{ err: away }, 'the log at kafka://a:9092 cannot be reached, trying again in 0.5 s'],
  ]);
});

test('a failure after a long success is a first one again', async () => {
  const { options, waits, pass } = recordingRetryOptions();
  const attempt = failingAttempt(5, new Unreachable('away'));
  const lasting = () => {
    if (waits.length === 3) pass(60_000);
    return attempt();
  };
  await withRetry('x', lasting, options);
  expect(waits).toEqual([500, 1000, 2000, 500, 1000]);
});

test('wrong credentials are no reason to try again', async () => {
  const { options, waits } = recordingRetryOptions();
  const refused = Object.assign(new Error('authentication failed'), { retry: false, code: 'ECONNRESET' });
  await expect(withRetry('x', failingAttempt(1, refused), options)).rejects.toBe(refused);
  expect(waits).toEqual([]);
});

test('a signal ends the trying', async () => {
  const stop = new AbortController();
  const { options } = recordingRetryOptions({ signal: stop.signal, wait: async () => stop.abort() });
  await expect(withRetry('x', failingAttempt(99, new Unreachable('away')), options)).rejects.toThrow(
    expect.objectContaining({ name: 'AbortError' }),
  );
});

test('a signal does not wait for what is being opened; when it opens late it is closed', async () => {
  const stop = new AbortController();
  let open: (resource: { close(): Promise<void> }) => void = () => undefined;
  const opening = new Promise<{ close(): Promise<void> }>((resolve) => {
    open = resolve;
  });
  const { options } = recordingRetryOptions({ signal: stop.signal });
  const connecting = connectWithRetry('log', 'kafka://a:9092', () => opening, options);
  stop.abort();
  await expect(connecting).rejects.toBe(stop.signal.reason);
  await new Promise<void>((closed) => open({ close: async () => closed() }));
});

test('the password of what cannot be reached is not told', async () => {
  const { options, warnings } = recordingRetryOptions();
  const open = failingAttempt(1, new Unreachable('away'), { close: async () => undefined });
  await connectWithRetry('store', 'mongodb://api:secret@db:27017/courant', open, options);
  expect(warnings.join()).toContain('the store at mongodb://api:***@db:27017/courant cannot be reached');
});

test.each([
  ['a fault that says so', new Unreachable('x'), true],
  ['a refused connection', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), true],
  [
    'a cause of the network',
    new Error('x', { cause: Object.assign(new Error('y'), { code: 'EAI_AGAIN' }) }),
    true,
  ],
  ['a bug', new TypeError('x'), false],
  ['a missing file', Object.assign(new Error('x'), { code: 'ENOENT' }), false],
  ['no error at all', 'x', false],
])('%s: tried again? %s', (_what, error, isRetried) => {
  expect(isRetryable(error)).toBe(isRetried);
});

/** Fails so many times, then answers. */
function failingAttempt<T = string>(times: number, error: Error, answer: T = 'open' as T): () => Promise<T> {
  let tried = 0;
  return async () => {
    if (tried++ < times) throw error;
    return answer;
  };
}

function recordingRetryOptions(overrides: Partial<RetryOptions> = {}) {
  const waits: number[] = [];
  const warnings: unknown[][] = [];
  let clock = 0;
  const options: RetryOptions = {
    signal: new AbortController().signal,
    log: { warn: (...line: unknown[]) => void warnings.push(line) },
    now: () => clock,
    random: () => 1,
    wait: async (ms) => void waits.push(ms),
    ...overrides,
  };
  const pass = (ms: number) => {
    clock += ms;
  };
  return { options, waits, warnings, pass };
}
