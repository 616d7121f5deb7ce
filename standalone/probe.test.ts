import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { isPublisherAnswer, isReachable } from './probe.ts';

test.each([
  [200, '{"total_count": 0, "results": []}', true],
  [429, '{"errorcode": 10002, "reset_time": "2026-01-01T00:00:00Z"}', true],
  [200, '<html>Please log in to this network</html>', false],
  [429, '<html>Too many requests</html>', false],
  [502, '{"total_count": 1}', false],
  [200, '{"hello": "world"}', false],
])('HTTP %i with %s: as itself %s', (status, body, asItself) => {
  expect(isPublisherAnswer(status, body)).toBe(asItself);
});

test('a publisher that answers is reachable; once it is gone, it is not', async () => {
  const server = createServer((_ask, answer) => answer.end('{"total_count": 1, "results": [{}]}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/explore/v2.1`;
  const { signal } = new AbortController();
  expect(await isReachable(url, signal)).toBe(true);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await isReachable(url, signal)).toBe(false);
});
