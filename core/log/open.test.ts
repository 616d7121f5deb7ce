import { expect, test } from 'vitest';
import { openLog } from './open.ts';

test('a scheme without a driver is refused, with the URLs that are allowed', async () => {
  await expect(openLog('amqp://host:5672', { dataDir: 'unused' })).rejects.toThrow(
    /^LOG_URL: no log driver for "amqp"\. Use .*"memory:"/,
  );
});

test('a URL without a scheme is refused, and not repeated', async () => {
  await expect(openLog('constructor', { dataDir: 'unused' })).rejects.toThrow(
    'LOG_URL: no log driver for a text that begins with no known scheme. Use',
  );
});

test('the memory driver opens by its scheme', async () => {
  const log = await openLog('memory:', { dataDir: 'unused' });
  expect(log.epoch).toMatch(/^[0-9a-f]{12}$/);
  await log.close();
});
