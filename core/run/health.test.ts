import { expect, test } from 'vitest';
import { openHealth } from './health.ts';

test('with nothing to watch, all is well', () => {
  const health = openHealth();
  expect(health.alive().ok).toBe(true);
  expect(health.ready().ok).toBe(true);
});

test('ready once every gate has been opened', () => {
  const health = openHealth();
  const openPoll = health.gate('first poll');
  const openStore = health.gate('store');
  openStore();
  expect(health.ready()).toMatchObject({
    ok: false,
    checks: [{ name: 'first poll', ok: false }, { ok: true }],
  });
  openPoll();
  expect(health.ready().ok).toBe(true);
});

test('a worker that makes no progress for longer than allowed is not alive, and lives again with the next beat', () => {
  let clock = 0;
  const health = openHealth(() => clock);
  const beat = health.pulse('ingest', 60_000);
  clock = 60_000;
  expect(health.alive().ok).toBe(true);
  clock = 60_001;
  expect(health.alive()).toEqual({
    ok: false,
    checks: [{ name: 'ingest', ok: false, detail: 'last progress 60 s ago, allowed 60 s' }],
  });
  beat();
  expect(health.alive().ok).toBe(true);
});
