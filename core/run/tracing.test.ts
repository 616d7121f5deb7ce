import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { activeIds, inSpan } from '../trace/index.ts';
import { runProcess } from './run-process.ts';
import { fakeHostProcess } from './test/fake-host-process.ts';

/** The packages of OpenTelemetry that a fresh process with these settings has loaded at the end of its work. */
async function loadedPackages(env: Record<string, string>): Promise<string[]> {
  const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  const script = `
    import { createRequire } from 'node:module';
    import { runProcess } from ${url('./run-process.ts')};
    import { fakeHostProcess } from ${url('./test/fake-host-process.ts')};
    await runProcess('line', async () => {}, { host: fakeHostProcess(${JSON.stringify(env)}) });
    console.log(JSON.stringify(Object.keys(createRequire(${url('.')}).cache)));`;
  const node = ['--conditions=@courant/source', '--import', 'tsx', '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, node);
  const paths = JSON.parse(stdout) as string[];
  return [...new Set(paths.flatMap((path) => /@opentelemetry\/([^/]+)/.exec(path)?.[1] ?? []))].sort();
}

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

// Two processes are started: a busy machine takes its time.
test('with no collector named, no span is made and nothing but the API is loaded', {
  timeout: 120_000,
}, async () => {
  expect(await idsIn({})).toEqual({ ids: undefined, output: '' });
  expect(await loadedPackages({})).toEqual(['api']);
  expect(await loadedPackages({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })).toContain(
    'sdk-trace-node',
  );
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
