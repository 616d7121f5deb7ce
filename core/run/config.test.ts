import { expect, test } from 'vitest';
import { ConfigError } from '../base/index.ts';
import { readConfig } from './config.ts';

test('with nothing set, the line runs embedded at port 4000 of this machine alone', () => {
  expect(readConfig({})).toEqual({
    port: 4000,
    host: '127.0.0.1',
    metricsPort: undefined,
    proxies: 0,
    publicUrl: undefined,
    dataDir: 'data',
    logUrl: 'embedded:',
    storeUrl: 'embedded:',
    publisher: 'odre',
    publisherUrl: 'https://odre.opendatasoft.com/api/explore/v2.1',
    otlpEndpoint: undefined,
    backfillFrom: undefined,
  });
});

test('what is set is used', () => {
  const config = readConfig({
    PORT: '0',
    HOST: '0.0.0.0',
    DATA_DIR: '/tmp/courant',
    PUBLISHER: 'simulated',
    PUBLISHER_URL: 'http://localhost:8080/api//',
  });
  expect(config).toMatchObject({ port: 0, host: '0.0.0.0', dataDir: '/tmp/courant', publisher: 'simulated' });
  expect(config.publisherUrl).toBe('http://localhost:8080/api');
});

test('the address of a collector loses its last slash', () => {
  const { otlpEndpoint } = readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/otlp/' });
  expect(otlpEndpoint).toBe('http://collector:4318/otlp');
});

test('the public address is an origin, as a browser writes it', () => {
  expect(readConfig({ PUBLIC_URL: 'https://Courant.example:443/' }).publicUrl).toBe(
    'https://courant.example',
  );
  expect(readConfig({ PUBLIC_URL: 'http://10.0.0.7:8080' }).publicUrl).toBe('http://10.0.0.7:8080');
});

test('history starts at midnight in Paris', () => {
  expect(readConfig({ BACKFILL_FROM: '2013-01-01' }).backfillFrom).toBe(Date.parse('2012-12-31T23:00:00Z'));
  expect(readConfig({ BACKFILL_FROM: '2024-07-14' }).backfillFrom).toBe(Date.parse('2024-07-13T22:00:00Z'));
});

test('an empty setting counts as left out', () => {
  expect(readConfig({ PORT: '', PUBLISHER: '' })).toEqual(readConfig({}));
});

test('how the line is started decides the publisher, a setting decides over it', () => {
  expect(readConfig({}, { publisher: 'auto' }).publisher).toBe('auto');
  expect(readConfig({ PUBLISHER: 'odre' }, { publisher: 'auto' }).publisher).toBe('odre');
  expect(readConfig({}, { publisher: 'odre', port: 4001 }).port).toBe(4001);
});

test.each([
  ['PORT', '65536', 'PORT: met "65536", allowed: a whole number from 0 to 65535.'],
  ['PORT', '4e3', 'PORT: met "4e3", allowed: a whole number from 0 to 65535.'],
  ['PORT', '-1', 'PORT: met "-1", allowed: a whole number from 0 to 65535.'],
  ['PUBLISHER', 'rte', 'PUBLISHER: met "rte", allowed: auto, odre or simulated.'],
  [
    'PUBLISHER_URL',
    'ftp://x.example',
    'PUBLISHER_URL: met "ftp://x.example", allowed: an http or https address',
  ],
  [
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'localhost:4318',
    'OTEL_EXPORTER_OTLP_ENDPOINT: met a text that begins with no known scheme, allowed: the http or https address of an OpenTelemetry collector, without user, password, "?" and "#", such as http://localhost:4318.',
  ],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'grpc://collector:4317', 'OTEL_EXPORTER_OTLP_ENDPOINT: met '],
  ['BACKFILL_FROM', '2013-02-30', 'BACKFILL_FROM: met "2013-02-30", allowed: a date from 2013'],
  [
    'BACKFILL_FROM',
    '2012-12-31',
    'BACKFILL_FROM: met "2012-12-31", allowed: a date from 2013-01-01 to today, such as 2024-01-01.',
  ],
  [
    'PUBLIC_URL',
    'https://courant.example/live',
    'PUBLIC_URL: met "https://courant.example/live", allowed: the http or https address that browsers show, without a path',
  ],
  [
    'PUBLIC_URL',
    'courant.example',
    'PUBLIC_URL: met a text that begins with no known scheme, allowed: the http or https address',
  ],
  [
    'PUBLIC_URL',
    'http:courant.example',
    'PUBLIC_URL: met "http" and what may be a secret, allowed: the http',
  ],
  [
    'PUBLIC_URL',
    'https://me:secret@courant.example',
    'PUBLIC_URL: met "https://me:***@courant.example", allowed',
  ],
  ['PUBLIC_URL', 'https://me:secret', 'PUBLIC_URL: met "https" and what may be a secret, allowed'],
  ['PUBLIC_URL', 'ftp://x.example/y', 'PUBLIC_URL: met "ftp://x.example/y", allowed'],
  ['PUBLISHER_URL', 'https://x.example/a?key=secret', 'PUBLISHER_URL: met "https" and what may be a secret'],
  ['PROXIES', '-1', 'PROXIES: met "-1", allowed: a whole number from 0 to 9.'],
  [
    'LOG_URL',
    'amqp://broker',
    'LOG_URL: no log driver for "amqp". Use "embedded:" (on disk, below DATA_DIR), "kafka',
  ],
  ['LOG_URL', 'kafka:broker:9092', 'LOG_URL: no log driver for a "kafka:" URL of another form. Use'],
  ['LOG_URL', 'embedded:x', 'LOG_URL: no log driver for a "embedded:" URL of another form. Use'],
  [
    'STORE_URL',
    'postgres://db',
    'STORE_URL: no store driver for "postgres". Use "embedded:" (on disk, below',
  ],
  ['STORE_URL', 'mongodb:', 'STORE_URL: no store driver for a "mongodb:" URL of another form. Use'],
])('%s=%s is refused with a sentence', (name, text, sentence) => {
  expect(() => readConfig({ [name]: text })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: text })).toThrow(sentence);
  expect(() => readConfig({ [name]: text }), 'one sentence').toThrow(/^[^\n]*$/);
});

test('history cannot start in the future; today begins at midnight in Paris', () => {
  const midnight = Date.parse('2026-11-28T23:00:00Z');
  const readAt = (now: number) => () =>
    readConfig({ BACKFILL_FROM: '2026-11-29' }, { publisher: 'odre', now: () => now });
  expect(readAt(midnight)().backfillFrom).toBe(midnight);
  expect(readAt(midnight - 1)).toThrow(
    /^BACKFILL_FROM: met "2026-11-29", allowed: a date from 2013-01-01 to today, such as 2024-01-01\.$/,
  );
});

test('METRICS_PORT is another port than PORT, also where PORT is left out', () => {
  const sentence = 'METRICS_PORT: met "4000", allowed: another port than PORT, which serves everything else.';
  expect(() => readConfig({ METRICS_PORT: '4000' })).toThrow(sentence);
  expect(() => readConfig({ PORT: '4000', METRICS_PORT: '4000' })).toThrow(sentence);
  expect(readConfig({ PORT: '0', METRICS_PORT: '0' })).toMatchObject({ port: 0, metricsPort: 0 });
});

test('every wrong setting is named at once', () => {
  expect(() => readConfig({ PORT: 'x', PUBLISHER: 'y' })).toThrow(/^PORT: .*\nPUBLISHER: .*$/);
});

test.each(['kafka://broker:9092', 'kafka://a:9092,b:9092', 'kafka+ssl://user:p%40ss@broker:9093'])(
  'a log at %s is taken',
  (url) => {
    expect(readConfig({ LOG_URL: url }).logUrl).toBe(url);
  },
);

test.each([
  'mongodb://user:secret@a:27017,b:27017/courant?replicaSet=rs0',
  'mongodb+srv://user:secret@cluster.example/courant',
])('a store at %s is taken', (url) => {
  expect(readConfig({ STORE_URL: url }).storeUrl).toBe(url);
});

test('a password in a refused URL is not repeated', () => {
  expect(() => readConfig({ LOG_URL: 'kafka+ssl:user:secret@broker' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('secret') }),
  );
});
