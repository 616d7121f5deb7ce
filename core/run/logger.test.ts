import { expect, test } from 'vitest';
import { openSpanRecorder } from '../testing/span-recorder.ts';
import { activeIds, inSpan } from '../trace/index.ts';
import { createLogger } from './logger.ts';

function createTestLogger(isTerminal: boolean) {
  const written: string[] = [];
  return { log: createLogger({ name: 'ingest', isTerminal, write: (text) => written.push(text) }), written };
}

test('a person reads one plain line', () => {
  const { log, written } = createTestLogger(true);
  log.info({ rows: 12 }, 'a window has arrived');
  expect(written).toEqual([expect.stringMatching(/^\d\d:\d\d:\d\d ingest {4}a window has arrived\n$/)]);
});

test('what is wrong is marked, with its reason', () => {
  const { log, written } = createTestLogger(true);
  log.error({ err: new Error('HTTP 502') }, 'the publisher does not answer');
  expect(written[0]).toContain('! the publisher does not answer: HTTP 502\n');
});

test('a machine reads JSON with the fields', () => {
  const { log, written } = createTestLogger(false);
  log.info({ rows: 12 }, 'a window has arrived');
  expect(JSON.parse(written[0] ?? '')).toMatchObject({
    name: 'ingest',
    rows: 12,
    msg: 'a window has arrived',
  });
});

test('details stay silent', () => {
  const { log, written } = createTestLogger(true);
  log.debug('a detail');
  expect(written).toEqual([]);
});

test('a machine reads the ids of the span in which a line was written, and none outside of one', async () => {
  const recorder = openSpanRecorder();
  const { log, written } = createTestLogger(false);
  const ids = await inSpan('ask', { scope: 'test' }, async () => {
    log.info('within');
    return activeIds();
  });
  log.info('outside');
  recorder.close();
  const [within, outside] = written.map((line) => JSON.parse(line));
  expect(within).toMatchObject({ msg: 'within', ...ids });
  expect(within.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(outside).not.toHaveProperty('traceId');
});
