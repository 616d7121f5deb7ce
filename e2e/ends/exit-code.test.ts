import { expect, test } from 'vitest';
import { startProcess } from './start-line.ts';

const KAFKA = 'kafka://127.0.0.1:9';
const MONGO = 'mongodb://127.0.0.1:9/courant';

// A clean stop (0) and an error that is no setting's (1) are in terminal.test.ts and disk.test.ts.
test.each([
  ['standalone', { PORT: 'http' }, 'PORT: met "http"'],
  ['standalone', { LOG_URL: 'kafka+ssl://user:hunter2@host' }, 'LOG_URL: brokers are host:port'],
  ['ingest', { LOG_URL: 'embedded:' }, 'LOG_URL: met "embedded:"'],
  ['ingest', { LOG_URL: `${KAFKA}?acks=1` }, 'LOG_URL: met an option of another name'],
  ['processor', { LOG_URL: KAFKA, STORE_URL: 'hunter2' }, 'STORE_URL: no store driver'],
  ['api', { LOG_URL: KAFKA, STORE_URL: MONGO, PUBLISHER_URL: 'https://u:hunter2@h' }, 'PUBLISHER_URL: met'],
])('%s with %o ends with exit code 2', { timeout: 120_000 }, async (worker, settings, sentence) => {
  const started = startProcess(`${worker}/main.ts`, settings as Record<string, string>);
  expect(await started.exitCode).toBe(2);
  expect(started.output()).toContain(sentence);
  expect(started.output()).not.toMatch(/ {4}at |hunter2/);
});
