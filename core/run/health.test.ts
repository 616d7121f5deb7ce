import { expect, test } from 'vitest';
import { createHealth } from './health.ts';

test('with nothing to watch, all is well', async () => {
  const health = createHealth();
  expect(health.alive().ok).toBe(true);
  expect((await health.ready()).ok).toBe(true);
});

test('ready once every readiness condition has been met', async () => {
  const health = createHealth();
  const setPolled = health.readiness('first poll');
  const setConnected = health.readiness('store');
  setConnected();
  expect(await health.ready()).toMatchObject({
    ok: false,
    checks: [{ name: 'first poll', ok: false }, { ok: true }],
  });
  setPolled();
  expect((await health.ready()).ok).toBe(true);
});

test('a worker that makes no progress for longer than allowed is not ready, and is again with the next beat', async () => {
  let clock = 0;
  const health = createHealth(() => clock);
  const heartbeat = health.heartbeat('ingest', 60_000);
  clock = 60_000;
  expect((await health.ready()).ok).toBe(true);
  clock = 60_001;
  expect(await health.ready()).toEqual({
    ok: false,
    checks: [{ name: 'ingest', ok: false, detail: 'last progress 60 s ago, allowed 60 s' }],
  });
  expect(health.alive().ok).toBe(true);
  heartbeat();
  expect((await health.ready()).ok).toBe(true);
});

test('a check is asked for each report, and readiness waits for its yes', async () => {
  const health = createHealth();
  let ok = false;
  health.readiness('log')();
  health.check('readings', async () => ({ ok, detail: `it is ${ok}` }));
  expect(await health.ready()).toEqual({
    ok: false,
    checks: [
      { name: 'readings', ok: false, detail: 'it is false' },
      { name: 'log', ok: true, detail: 'done' },
    ],
  });
  ok = true;
  expect((await health.ready()).ok).toBe(true);
});

test('one that is silent ten times as long hangs: it is not alive', async () => {
  let clock = 0;
  const health = createHealth(() => clock);
  health.heartbeat('ingest', 60_000);
  clock = 600_000;
  expect(health.alive().ok).toBe(true);
  clock = 600_001;
  expect(health.alive().ok).toBe(false);
});

test('silence that was asked for counts only from its end', async () => {
  let clock = 0;
  const health = createHealth(() => clock);
  health.heartbeat('ingest', 60_000)(1_000_000);
  clock = 1_060_000;
  expect((await health.ready()).ok).toBe(true);
  clock = 1_060_001;
  expect((await health.ready()).ok).toBe(false);
});
