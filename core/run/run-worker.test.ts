import { expect, test } from 'vitest';
import type { HostProcess } from './host-process.ts';
import type { WorkerContext } from './run-process.ts';
import { runWorker, type WorkerOptions } from './run-worker.ts';

const SHARED = { LOG_URL: 'kafka://broker:9092', STORE_URL: 'mongodb://db:27017/courant' };

test('several processes cannot share what is embedded: every such setting is refused at once', async () => {
  const { complaints, exits } = await runTestWorker({}, ['log', 'store']);
  expect(exits).toEqual([2]);
  expect(complaints.join()).toContain('LOG_URL: met "embedded:", but several processes cannot share');
  expect(complaints.join()).toContain('STORE_URL: met "embedded:", but several processes cannot share');
});

test('a worker is not asked for what it does not need', async () => {
  const { exits, lives } = await runTestWorker({ LOG_URL: SHARED.LOG_URL }, ['log']);
  expect(exits).toEqual([0]);
  expect(lives).toHaveLength(1);
});

test.each(['auto', 'simulated'])(
  'a worker on its own never falls back to the simulator: %s',
  async (publisher) => {
    const { complaints, exits } = await runTestWorker({ ...SHARED, PUBLISHER: publisher }, ['log', 'store']);
    expect(exits).toEqual([2]);
    expect(complaints.join()).toContain(`PUBLISHER: met "${publisher}"`);
  },
);

test('it listens where its kind does, unless told otherwise', async () => {
  expect((await runTestWorker(SHARED, ['log'])).lives[0]?.config.port).toBe(4001);
  expect((await runTestWorker({ ...SHARED, PORT: '5000' }, ['log'])).lives[0]?.config.port).toBe(5000);
});

test('after the signal it has five seconds', async () => {
  const { drains } = await runTestWorker(SHARED, ['log'], (host) => host.signal());
  expect(drains).toEqual([5_000]);
});

async function runTestWorker(
  env: Record<string, string>,
  needs: WorkerOptions['needs'],
  during: (host: { signal(): void }) => void = () => undefined,
) {
  const exits: number[] = [];
  const complaints: string[] = [];
  const drains: number[] = [];
  const lives: WorkerContext[] = [];
  let signal: (exitCode: number) => void = () => undefined;
  const host: HostProcess = {
    env,
    isTerminal: false,
    onSignal: (handler) => {
      signal = handler;
    },
    after: (ms) => drains.push(ms),
    write: () => undefined,
    printError: (sentence) => complaints.push(sentence),
    exit: (code) => exits.push(code),
  };
  const work = async (life: WorkerContext) => {
    lives.push(life);
    during({ signal: () => signal(143) });
  };
  await runWorker('worker', work, { port: 4001, needs, host });
  return { exits, complaints, drains, lives };
}
