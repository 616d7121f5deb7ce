import { expect, test } from 'vitest';
import { openLogger } from './logger.ts';

function speaking(isTerminal: boolean) {
  const written: string[] = [];
  return { log: openLogger({ name: 'ingest', isTerminal, write: (text) => written.push(text) }), written };
}

test('a person reads one plain line', () => {
  const { log, written } = speaking(true);
  log.info({ rows: 12 }, 'a window has arrived');
  expect(written).toEqual([expect.stringMatching(/^\d\d:\d\d:\d\d ingest {4}a window has arrived\n$/)]);
});

test('what is wrong is marked, with its reason', () => {
  const { log, written } = speaking(true);
  log.error({ err: new Error('HTTP 502') }, 'the publisher does not answer');
  expect(written[0]).toContain('! the publisher does not answer: HTTP 502\n');
});

test('a machine reads JSON with the fields', () => {
  const { log, written } = speaking(false);
  log.info({ rows: 12 }, 'a window has arrived');
  expect(JSON.parse(written[0] ?? '')).toMatchObject({
    name: 'ingest',
    rows: 12,
    msg: 'a window has arrived',
  });
});

test('details stay silent', () => {
  const { log, written } = speaking(true);
  log.debug('a detail');
  expect(written).toEqual([]);
});
