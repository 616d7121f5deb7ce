import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { WorkerContext } from './run-process.ts';
import { runWorker, type Worker } from './run-worker.ts';
import { type FakeHostProcess, fakeHostProcess } from './test/fake-host-process.ts';
import { waitForAbort } from './wait-for-abort.ts';
import type { Closable } from './with-resource.ts';

const SHARED = {
  PORT: '0',
  LOG_URL: 'kafka://user:secret@broker:9092',
  STORE_URL: 'mongodb://db:27017/courant',
};
const POLL_OPTIONS = { timeout: 15_000 };

type Connections = { log: Closable; store: Closable };

test('several processes cannot share what is embedded: every such setting is refused at once', async () => {
  const { host, done, events } = startWorker({ env: { PORT: '0' } });
  await done;
  expect(host.exitCodes).toEqual([2]);
  expect(host.errors.join()).toContain('LOG_URL: met "embedded:", but several processes cannot share');
  expect(host.errors.join()).toContain('STORE_URL: met "embedded:", but several processes cannot share');
  expect(events).toEqual([]);
});

test('a worker is not asked for what it does not need', async () => {
  const host = fakeHostProcess({ PORT: '0', LOG_URL: SHARED.LOG_URL });
  const worker: Worker<{ log: Closable }> = {
    port: 4001,
    needs: { log: async () => ({ close: async () => undefined }) },
    heartbeat: { name: 'work', maxSilenceMs: 1_000 },
    work: async () => host.sendSignal(),
  };
  await runWorker('worker', worker, host);
  expect(host.exitCodes).toEqual([0]);
});

test('a worker on its own does not choose its publisher', async () => {
  const { host, done } = startWorker({ env: { ...SHARED, PUBLISHER: 'auto' } });
  await done;
  expect(host.exitCodes).toEqual([2]);
  expect(host.errors.join()).toContain('PUBLISHER: met "auto"');
});

test("what asks ODRé marks nothing as simulated: that takes a simulator's address", async () => {
  const simulated = { ...SHARED, PUBLISHER: 'simulated' };
  const ends = async (env: Record<string, string>, asksPublisher: boolean) => {
    const { host, done } = startWorker({
      env,
      worker: { asksPublisher, work: async () => host.sendSignal() },
    });
    await done;
    return [...host.exitCodes, ...host.errors];
  };
  expect(await ends(simulated, true)).toEqual([
    2,
    expect.stringContaining('met "simulated", but PUBLISHER_URL leads to ODRé'),
  ]);
  // Another form of the same address.
  expect(
    await ends({ ...simulated, PUBLISHER_URL: 'http://ODRE.opendatasoft.com/api/explore/v2.0' }, true),
  ).toEqual([2, expect.stringContaining('leads to ODRé')]);
  expect(await ends({ ...simulated, PUBLISHER_URL: 'http://simulator:4000/api' }, true)).toEqual([0]);
  expect(await ends(simulated, false)).toEqual([0]);
});

test('it listens on the port of its kind, unless PORT says otherwise', async () => {
  const port = await freePort();
  const kind = { port, work: async () => undefined };
  const { PORT: _, ...noPort } = SHARED;
  const ofItsKind = startWorker({ env: noPort, worker: kind });
  await ofItsKind.done;
  expect(ofItsKind.host.output.join()).toContain(`health and figures at http://127.0.0.1:${port}\n`);
  const another = startWorker({ worker: kind });
  await another.done;
  expect(another.host.output.join()).not.toContain(`:${port}\n`);
});

test('the log is waited for with /readyz red, then the work starts and it is green; a signal ends all with 0', async () => {
  let isAway = true;
  const { host, done, events, status } = startWorker({
    openLog: async () => {
      if (isAway) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    },
  });
  await expect
    .poll(() => host.output.join(), POLL_OPTIONS)
    .toContain('the log at kafka://user:***@broker:9092 cannot be reached');
  expect([await status('/readyz'), await status('/healthz')]).toEqual([503, 200]);
  expect(events).toEqual([]);
  isAway = false;
  await expect.poll(() => status('/readyz'), POLL_OPTIONS).toBe(200);
  expect(events).toEqual(['log opened', 'store opened', 'work started']);
  host.sendSignal();
  await done;
  expect(host.exitCodes).toEqual([0]);
  expect(host.drainTimes).toEqual([5_000]);
});

test('everything is closed in reverse order, the operation server last', async () => {
  const { host, done, events, status } = startWorker({
    closeLog: async () => void events.push(`/healthz ${await status('/healthz')}`),
  });
  await expect.poll(() => events).toContain('work started');
  host.sendSignal();
  await done;
  expect(events.slice(3)).toEqual(['work ended', 'store closed', '/healthz 200', 'log closed']);
  expect(await status('/healthz')).toBe('closed');
});

test('a signal while connecting ends the worker at once, with 0', async () => {
  const { host, done, events, status } = startWorker({ openStore: () => new Promise(() => undefined) });
  await expect.poll(() => events).toContain('log opened');
  host.sendSignal();
  await done;
  expect(host.exitCodes).toEqual([0]);
  expect(events).toEqual(['log opened', 'log closed']);
  expect(await status('/healthz')).toBe('closed');
});

test('a log that can never be opened ends the worker with its sentence', async () => {
  const refused = Object.assign(new Error('LOG_URL: the broker refuses user "ingest".'), { retry: false });
  const { host, done, status } = startWorker({ openLog: () => Promise.reject(refused) });
  await done;
  expect([host.errors, host.exitCodes]).toEqual([[refused.message], [1]]);
  expect(await status('/healthz')).toBe('closed');
});

test.each([
  ['throws', () => Promise.reject(new Error('the log has another epoch')), 'the log has another epoch'],
  ['ends before the signal', async () => undefined, 'worker ended before it was stopped'],
])('work that %s closes everything and ends with 1', async (_, work, sentence) => {
  const { host, done, events, status } = startWorker({ worker: { work } });
  await done;
  expect([host.errors, host.exitCodes]).toEqual([[sentence], [1]]);
  expect(events).toEqual(['log opened', 'store opened', 'store closed', 'log closed']);
  expect(await status('/healthz')).toBe('closed');
});

test('a worker that serves its port gets it free, once everything is connected', async () => {
  const statuses: (number | 'closed')[] = [];
  const { host, done, events, status } = startWorker({
    openStore: async () => void statuses.push(await status('/healthz'), await status('/graphql')),
    worker: {
      servesPort: true,
      work: async ({ signal }) => {
        statuses.push(await status('/healthz'));
        events.push('work started');
        await waitForAbort(signal);
      },
    },
  });
  await expect.poll(() => events).toContain('work started');
  host.sendSignal();
  await done;
  expect(statuses).toEqual([200, 503, 'closed']);
  expect(host.exitCodes).toEqual([0]);
});

test('an idle worker that is healthy is asked so, and stays ready', async () => {
  let questions = 0;
  const isHealthy = async () => {
    questions++;
    return true;
  };
  const heartbeat = { name: 'settling', maxSilenceMs: 60_000, isHealthy };
  const { host, done, events, status } = startWorker({ worker: { heartbeat } });
  await expect.poll(() => events).toContain('work started');
  await expect.poll(() => questions).toBeGreaterThan(0);
  expect(await status('/readyz')).toBe(200);
  host.sendSignal();
  await done;
  expect(host.exitCodes).toEqual([0]);
});

interface TestWorker {
  readonly env?: Record<string, string>;
  readonly openLog?: () => Promise<void>;
  readonly openStore?: () => Promise<void>;
  readonly closeLog?: () => Promise<void>;
  readonly worker?: Partial<Worker<Connections>>;
}

interface RunningWorker {
  readonly host: FakeHostProcess;
  readonly done: Promise<void>;
  /** What was opened, closed and worked on, in order. */
  readonly events: string[];
  /** Of a GET to its operation server. */
  status(path: string): Promise<number | 'closed'>;
}

/** Runs a worker on a log and a store that only note when they are opened and closed. */
function startWorker({ env = SHARED, openLog, openStore, closeLog, worker }: TestWorker): RunningWorker {
  const host = fakeHostProcess(env);
  const events: string[] = [];
  const opener = (name: string, onOpen?: () => Promise<void>, onClose?: () => Promise<void>) => async () => {
    await onOpen?.();
    events.push(`${name} opened`);
    return {
      close: async () => {
        await onClose?.();
        events.push(`${name} closed`);
      },
    };
  };
  const work = async ({ signal }: WorkerContext) => {
    events.push('work started');
    await waitForAbort(signal);
    events.push('work ended');
  };
  const complete: Worker<Connections> = {
    port: 4001,
    needs: { log: opener('log', openLog, closeLog), store: opener('store', openStore) },
    heartbeat: { name: 'work', maxSilenceMs: 60_000 },
    work,
    ...worker,
  };
  const done = runWorker('worker', complete, host);
  return { host, done, events, status: (path) => fetchStatus(host, path) };
}

async function fetchStatus(host: FakeHostProcess, path: string): Promise<number | 'closed'> {
  const [, url = 'http://nowhere.invalid'] = /health and figures at (\S+)/.exec(host.output.join()) ?? [];
  const answer = await fetch(url + path).catch(() => undefined);
  return answer?.status ?? 'closed';
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
