import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ask,
  compose,
  describeOnContainers,
  inService,
  MINUTE_MS,
  runDocker,
  until,
  up,
} from './composed-line.ts';

const STAYING = ['kafka', 'mongo', 'ingest', 'processor', 'api'] as const;
const WORKERS = ['ingest', 'processor', 'api'] as const;

interface Latest {
  readonly regions: { code: string; latest: { start: string; consumption: number | null } | null }[];
}
const LATEST = '{ regions { code latest { start consumption } } }';
const BACKFILL = '{ freshness { backfill { slicesDone slicesTotal slicesFailed } } }';

const regionsWithReadings = ({ regions }: Latest): number =>
  regions.filter(({ latest }) => latest !== null).length;

describeOnContainers('the composed line in containers', () => {
  let upSeconds = '';
  beforeAll(async () => {
    await compose('down', '--volumes');
    await compose('build');
    const seconds = stopwatch();
    await up(...STAYING, 'simulator');
    await until(
      () => ask<Latest>(LATEST),
      (answer) => regionsWithReadings(answer) === 12,
    );
    upSeconds = seconds();
  }, 20 * MINUTE_MS);
  afterAll(() => compose('down', '--volumes'), 2 * MINUTE_MS);

  test('twelve regions are answered at the published port', async () => {
    console.log(`From nothing but images to twelve regions: ${upSeconds} s.`);
    console.log(await compose('ps', '--all', '--format', 'table {{.Service}}\t{{.Image}}\t{{.Status}}'));
    expect(regionsWithReadings(await ask<Latest>(LATEST))).toBe(12);
    expect(await statesOf('secrets', 'store-setup')).toEqual([
      ['exited', 0],
      ['exited', 0],
    ]);
  });

  describe.each(STAYING)('%s', (service) => {
    test('runs as no root, with no capability, and can gain none', async () => {
      const status = await inService(service, 'cat', '/proc/1/status');
      expect(field(status, 'Uid')).toMatch(/^[1-9]\d*\t/);
      expect(field(status, 'CapEff')).toBe('0000000000000000');
      expect(field(status, 'CapBnd')).toBe('0000000000000000');
      expect(field(status, 'NoNewPrivs')).toBe('1');
    });

    test('can write neither into its image nor over its programs', async () => {
      for (const file of ['/file', '/etc/file', '/usr/bin/env'])
        await expect(inService(service, 'bash', '-c', `echo > ${file}`)).rejects.toThrow(
          /Read-only file system/,
        );
    });

    test('is well', async () => {
      expect(await inspect(service, '{{.State.Health.Status}} {{.RestartCount}}')).toBe('healthy 0');
      console.log(`${service}: ${await inspect(service, INSPECTED)}`);
    });
  });

  test('ingest can neither find nor open the store', async () => {
    const find = "require('node:dns').lookup('mongo', (error) => console.log(error?.code ?? 'found'))";
    expect(await inService('ingest', 'node', '-e', find)).toMatch(/^(ENOTFOUND|EAI_AGAIN)\n$/);
    expect(await inService('processor', 'node', '-e', find)).toBe('found\n');
    await expect(inService('ingest', 'ls', '/run/secret')).rejects.toThrow('No such file');
  });

  test('a year of history is fetched within the limits of memory', { timeout: 20 * MINUTE_MS }, async () => {
    const seconds = stopwatch();
    await until(askBackfill, ({ slicesDone, slicesTotal }) => slicesTotal > 0 && slicesDone === slicesTotal);
    console.log(`A year of history: ${seconds()} s more.`);
    for (const service of STAYING) {
      const [limit, peak] = await memoryOf(service);
      console.log(`${service}: at most ${mib(peak)} of ${mib(limit)} MiB, with the files that it read`);
      expect(await inspect(service, '{{.State.OOMKilled}} {{.RestartCount}}')).toBe('false 0');
    }
  });

  test.each(STAYING)(
    '%s, killed by a crash, is started again and the line goes on',
    { timeout: 5 * MINUTE_MS },
    async (service) => {
      const [before] = await restartsAndHealth(service);
      const seconds = stopwatch();
      await crash(service);
      await until(
        () => restartsAndHealth(service),
        ([restarts, health]) => restarts > before && health === 'healthy',
      );
      const untilWell = seconds();
      await expectNewFigures();
      console.log(`${service}: well ${untilWell} s after the crash, a new figure after ${seconds()} s`);
    },
  );

  test.each(STAYING)(
    '%s, killed by `docker compose kill`, is back after `up`',
    { timeout: 5 * MINUTE_MS },
    async (service) => {
      const seconds = stopwatch();
      await compose('kill', service);
      await up(...STAYING, 'simulator');
      const untilWell = seconds();
      await expectNewFigures();
      console.log(`${service}: well ${untilWell} s after the kill, a new figure after ${seconds()} s`);
    },
  );

  test('`down` and `up` keep log, store and passwords', { timeout: 5 * MINUTE_MS }, async () => {
    // Without the publisher nothing can be fetched again: what is answered then was kept.
    await compose('stop', 'simulator');
    const before = await ask<Latest>(LATEST);
    await compose('down');
    await up(...STAYING);
    expect(await compose('logs', 'secrets')).toMatch(/kept admin\/password/);
    expect(
      await until(
        () => ask<Latest>(LATEST),
        (answer) => regionsWithReadings(answer) === 12,
      ),
    ).toEqual(before);
  });

  test('`stop` ends each worker by itself, within its time', { timeout: 2 * MINUTE_MS }, async () => {
    await compose('stop', ...WORKERS);
    expect(await statesOf(...WORKERS)).toEqual(WORKERS.map(() => ['exited', 0]));
  });
});

const INSPECTED =
  'user {{.Config.User}}, read-only {{.HostConfig.ReadonlyRootfs}}, dropped {{.HostConfig.CapDrop}}, {{.HostConfig.SecurityOpt}}, memory {{.HostConfig.Memory}}, pids {{.HostConfig.PidsLimit}}, {{.State.Health.Status}}';

const field = (status: string, name: string): string =>
  new RegExp(`^${name}:\\t(.*)$`, 'm').exec(status)?.[1] ?? `no ${name}`;

async function containerOf(service: string): Promise<string> {
  return (await compose('ps', '--all', '--quiet', service)).trim();
}

async function inspect(service: string, format: string): Promise<string> {
  return (await runDocker('inspect', '--format', format, await containerOf(service))).trim();
}

async function restartsAndHealth(service: string): Promise<[number, string]> {
  const [restarts, health = ''] = (
    await inspect(service, '{{.RestartCount}} {{.State.Health.Status}}')
  ).split(' ');
  return [Number(restarts), health];
}

async function statesOf(...services: string[]): Promise<[string, number][]> {
  const states: [string, number][] = [];
  for (const service of services) {
    const [status = '', code] = (await inspect(service, '{{.State.Status}} {{.State.ExitCode}}')).split(' ');
    states.push([status, Number(code)]);
  }
  return states;
}

interface BackfillState {
  readonly slicesDone: number;
  readonly slicesTotal: number;
}

async function askBackfill(): Promise<BackfillState> {
  const { freshness } = await ask<{ freshness: { backfill: BackfillState | null } }>(BACKFILL);
  return freshness.backfill ?? { slicesDone: 0, slicesTotal: 0 };
}

/** Limit and peak of a container's memory, bytes: files of control groups version 2, or of version 1. */
async function memoryOf(service: string): Promise<[number, number]> {
  const read =
    'cd /sys/fs/cgroup; cat memory.max memory.peak 2>/dev/null || cat memory/memory.limit_in_bytes memory/memory.max_usage_in_bytes';
  const [limit, peak] = (await inService(service, 'bash', '-c', read)).split('\n').map(Number);
  return [limit ?? Number.NaN, peak ?? Number.NaN];
}

/** @returns the seconds since this call, each time that it is asked */
function stopwatch(): () => string {
  const start = performance.now();
  return () => ((performance.now() - start) / 1000).toFixed(1);
}

const mib = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** Kills the first process of a container from outside, as the kernel does when memory is short: no word to the engine. */
async function crash(service: string): Promise<void> {
  const pid = await inspect(service, '{{.State.Pid}}');
  const image = await inspect('api', '{{.Config.Image}}');
  const kill = ['node', '-e', `process.kill(${pid}, 'SIGKILL')`];
  await runDocker('run', '--rm', '--pid', 'host', '--user', '0', '--network', 'none', image, ...kill);
}

/** The simulator corrects a figure every few seconds: a cursor that moves says that one has come through the whole line. */
async function expectNewFigures(): Promise<void> {
  const before = await until(askCursor, () => true);
  await until(askCursor, (cursor) => cursor !== before);
  expect(regionsWithReadings(await ask<Latest>(LATEST))).toBe(12);
}

async function askCursor(): Promise<string> {
  const { freshness } = await ask<{ freshness: { cursor: string } }>('{ freshness { cursor } }');
  return freshness.cursor;
}
