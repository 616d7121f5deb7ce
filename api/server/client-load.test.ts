import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ClientLoads } from './client-load.ts';
import { DEFAULT_TRANSPORT_LIMITS } from './transport-limits.ts';

const loadsWith = (limits: Partial<typeof DEFAULT_TRANSPORT_LIMITS>) =>
  new ClientLoads({ ...DEFAULT_TRANSPORT_LIMITS, ...limits });

const codeOf = (running: Promise<unknown>): Promise<unknown> =>
  running.then(
    () => 'ran',
    (error: { extensions: { code: string } }) => error.extensions.code,
  );

test('one address runs so many operations at a time, more wait in order, and beyond them it is refused', async () => {
  const loads = loadsWith({ maxRunningPerAddress: 2, maxWaitingPerAddress: 1 });
  const load = loads.of('192.0.2.1');
  const ended: string[] = [];
  const end: (() => void)[] = [];
  const operation = (name: string) => () =>
    new Promise<void>((resolve) => {
      end.push(() => {
        ended.push(name);
        resolve();
      });
    });
  const running = ['a', 'b', 'c'].map((name) => load.run(operation(name)));
  await Promise.resolve();
  expect(end).toHaveLength(2);
  expect(await codeOf(load.run(operation('d')))).toBe('TOO_MANY_REQUESTS');
  expect(await codeOf(loads.of('192.0.2.2').run(() => undefined))).toBe('ran');
  while (ended.length < 3) {
    end.shift()?.();
    await turn();
  }
  await Promise.all(running);
  expect(ended).toEqual(['a', 'b', 'c']);
});

test('operations that wait leave a turn of the event loop between them, in which others run', async () => {
  const load = loadsWith({ maxRunningPerAddress: 1 }).of('192.0.2.1');
  const ran: string[] = [];
  const flood = ['a', 'b', 'c'].map((name) => load.run(() => ran.push(name)));
  const other = turn().then(() => ran.push('other'));
  await Promise.all([...flood, other]);
  expect(ran.indexOf('other')).toBeLessThan(ran.indexOf('c'));
});

test('an address that does not read is refused until it has read; others run', async () => {
  const loads = loadsWith({ maxUnsentBytesPerAddress: 100, maxRunningPerAddress: 1 });
  const load = loads.of('192.0.2.1');
  const read = load.addUnsent(101);
  // The second shows that a refused operation gives its place back.
  for (const _ of [1, 2]) expect(await codeOf(load.run(() => undefined))).toBe('TOO_MUCH_UNREAD');
  expect(await codeOf(loads.of('192.0.2.2').run(() => undefined))).toBe('ran');
  read();
  expect(await codeOf(load.run(() => undefined))).toBe('ran');
});

test('many addresses that do not read make the server busy for all', async () => {
  const loads = loadsWith({ maxUnsentBytes: 100 });
  const reads = ['192.0.2.1', '192.0.2.2'].map((address) => loads.of(address).addUnsent(60));
  expect(loads.unsentBytes).toBe(120);
  expect(await codeOf(loads.of('192.0.2.3').run(() => undefined))).toBe('SERVER_BUSY');
  for (const read of reads) read();
  expect(await codeOf(loads.of('192.0.2.3').run(() => undefined))).toBe('ran');
});

test('an address is forgotten once nothing of it is open, running or unsent', async () => {
  const loads = loadsWith({});
  const load = loads.of('192.0.2.1');
  const closed = load.openSocket();
  const read = load.addUnsent(1);
  await load.run(() => undefined);
  closed();
  expect(loads.of('192.0.2.1')).toBe(load);
  read();
  expect(loads.of('192.0.2.1')).not.toBe(load);
});

test('a load that was forgotten does not take the place of its successor with it', async () => {
  const loads = loadsWith({});
  const old = loads.of('192.0.2.1');
  await old.run(() => undefined);
  const closed = loads.of('192.0.2.1').openSocket();
  await old.run(() => undefined);
  expect(loads.openSockets('192.0.2.1')).toBe(1);
  closed();
  expect(loads.openSockets('192.0.2.1')).toBe(0);
});
