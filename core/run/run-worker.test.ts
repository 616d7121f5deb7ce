import { expect, test } from 'vitest';
import { createTestHostProcess, type TestHostProcess } from '../testing/host-process.ts';
import type { WorkerContext } from './run-process.ts';
import { runWorker, type WorkerOptions } from './run-worker.ts';

const SHARED = { LOG_URL: 'kafka://broker:9092', STORE_URL: 'mongodb://db:27017/courant' };

test('several processes cannot share what is embedded: every such setting is refused at once', async () => {
  const { errors, exitCodes } = await runTestWorker({}, ['log', 'store']);
  expect(exitCodes).toEqual([2]);
  expect(errors.join()).toContain('LOG_URL: met "embedded:", but several processes cannot share');
  expect(errors.join()).toContain('STORE_URL: met "embedded:", but several processes cannot share');
});

test('a worker is not asked for what it does not need', async () => {
  const { exitCodes, contexts } = await runTestWorker({ LOG_URL: SHARED.LOG_URL }, ['log']);
  expect(exitCodes).toEqual([0]);
  expect(contexts).toHaveLength(1);
});

test.each(['auto', 'simulated'])(
  'a worker on its own never falls back to the simulator: %s',
  async (publisher) => {
    const { errors, exitCodes } = await runTestWorker({ ...SHARED, PUBLISHER: publisher }, ['log', 'store']);
    expect(exitCodes).toEqual([2]);
    expect(errors.join()).toContain(`PUBLISHER: met "${publisher}"`);
  },
);

test('it listens where its kind does, unless told otherwise', async () => {
  expect((await runTestWorker(SHARED, ['log'])).contexts[0]?.config.port).toBe(4001);
  expect((await runTestWorker({ ...SHARED, PORT: '5000' }, ['log'])).contexts[0]?.config.port).toBe(5000);
});

test('after the signal it has five seconds', async () => {
  const { delays } = await runTestWorker(SHARED, ['log'], (host) => host.signal());
  expect(delays).toEqual([5_000]);
});

async function runTestWorker(
  env: Record<string, string>,
  needs: WorkerOptions['needs'],
  during: (host: TestHostProcess) => void = () => undefined,
) {
  const host = createTestHostProcess(env);
  const contexts: WorkerContext[] = [];
  const work = async (context: WorkerContext) => {
    contexts.push(context);
    during(host);
  };
  await runWorker('worker', work, { port: 4001, needs, host });
  return { ...host, contexts };
}
