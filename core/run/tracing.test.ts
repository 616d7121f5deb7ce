import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { activeIds, inSpan } from '../trace/index.ts';
import { runProcess } from './run-process.ts';
import { fakeHostProcess } from './test/fake-host-process.ts';

/** The packages of OpenTelemetry that this process has loaded. */
const loadedPackages = (): string[] => {
  const paths = Object.keys(createRequire(import.meta.url).cache);
  return [...new Set(paths.flatMap((path) => /@opentelemetry\/([^/]+)/.exec(path)?.[1] ?? []))].sort();
};

/** The ids of a span in the work of a process with these settings. */
async function idsIn(env: Record<string, string>) {
  const host = fakeHostProcess(env);
  let ids: ReturnType<typeof activeIds>;
  await runProcess(
    'line',
    async () => {
      ids = await inSpan('work', { scope: 'test' }, async () => activeIds());
    },
    { host },
  );
  expect(host).toMatchObject({ exitCodes: [0], errors: [] });
  return { ids, output: host.output.join('') };
}

// The first test: what is loaded once stays.
test('with no collector named, no span is made and nothing but the API is loaded', async () => {
  expect(await idsIn({})).toEqual({ ids: undefined, output: '' });
  expect(loadedPackages()).toEqual(['api']);
});

test('the collector that is named gets the spans at the latest when the process ends', async () => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    request.on('data', (chunk) => bodies.push(`${request.url} ${chunk}`)).on('end', () => response.end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { ids, output } = await idsIn({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/` });
  server.close();
  expect(bodies).toEqual([expect.stringMatching(/^\/v1\/traces .*"courant-line".*"courant.test".*"work"/)]);
  expect(bodies[0]).toContain(ids?.traceId);
  expect(output).toBe('');
  expect(loadedPackages()).toContain('sdk-trace-node');
});

test('a sampler of the standard setting is followed', async () => {
  vi.stubEnv('OTEL_TRACES_SAMPLER', 'always_off');
  const { ids } = await idsIn({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  vi.unstubAllEnvs();
  expect(ids).toBeUndefined();
});

test('a sampler that there is not is one line of the log', async () => {
  vi.stubEnv('OTEL_TRACES_SAMPLER', 'sometimes');
  const { output } = await idsIn({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  vi.unstubAllEnvs();
  expect(output.match(/OTEL_TRACES_SAMPLER value "sometimes" invalid/g)).toHaveLength(1);
});

test('a process ends although its collector never answers', async () => {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { ids } = await idsIn({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
  server.closeAllConnections();
  server.close();
  expect(ids).toBeDefined();
});
