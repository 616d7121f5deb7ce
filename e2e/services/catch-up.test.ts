import type { Announcement } from '@courant/core/domain';
import { CHANGES } from '@courant/core/log';
import { expect, test } from 'vitest';
import { Probe } from '../attack/client/probe.ts';
import { RawSocket } from '../attack/client/raw-socket.ts';
import { latestCursor, waitUntilServing } from './api-process.ts';
import { describeOnKafka } from './kafka-url.ts';
import { seededReadings } from './seeded-readings.ts';
import { ServerLine } from './server-line.ts';
import { HAS_STORE_SERVER } from './store-url.ts';
import type { WorkerProcess } from './worker-process.ts';

const TIMEOUT_MS = 120_000;
const BACKLOG = Number(process.env.COURANT_BACKLOG ?? 20_000);
const SOCKETS = 4;
const STREAMS = 16;
const MINUTE_MS = 60_000;
const lastDay = () => ({
  from: Math.floor(Date.now() / (30 * MINUTE_MS)) * 30 * MINUTE_MS - 24 * 60 * MINUTE_MS,
  stepMinutes: 15 as const,
});

const LIVE = `subscription ($after: StreamCursor) { liveProduction(after: $after) {
  cursor
  ... on ReadingPublished { reading { area { code } start resolution consumption production } }
  ... on ReadingRevised { reading { area { code } start resolution consumption production } }
} }`;

/** Announces some of what was settled again and again, until there are enough announcements. */
async function growBacklog({ log }: ServerLine): Promise<void> {
  const entries = await log.read(CHANGES, 0, 0, 500);
  const values = entries.flatMap(({ message }): Announcement[] => (message.ok ? [message.value] : []));
  for (let count = entries.length; count < BACKLOG; count += values.length) await log.append(CHANGES, values);
}

/** A value of `/metrics`. */
async function gauge({ url }: WorkerProcess, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

describeOnKafka('the api behind a long backlog', () => {
  test('streams that resume from the oldest cursor end with their sockets, and others are answered meanwhile', {
    timeout: TIMEOUT_MS,
    skip: !HAS_STORE_SERVER,
  }, async () => {
    const line = await ServerLine.open();
    const processor = await line.start('processor');
    await line.append(seededReadings(lastDay(), 0, 240));
    await line.waitUntilSettled(processor, TIMEOUT_MS);
    await processor.end();
    await growBacklog(line);
    const api = await line.start('api');
    await waitUntilServing(api, TIMEOUT_MS);

    const probe = await Probe.open(api.url);
    const idle = await probe.measureFor(2_000);
    const epoch = (await latestCursor(api)).split('.')[0];
    const open = () => RawSocket.openReady(`${api.url.replace('http', 'ws')}/graphql`);
    const sockets = await Promise.all(Array.from({ length: SOCKETS }, open));
    for (const socket of sockets) {
      socket.ws.pause();
      for (let id = 0; id < STREAMS; id++) socket.subscribe(`${id}`, LIVE, { after: `${epoch}.0` });
    }
    await expect
      .poll(() => gauge(api, 'courant_api_waiting_to_catch_up'), { timeout: TIMEOUT_MS })
      .toBeGreaterThan(0);
    for (const socket of sockets.slice(0, SOCKETS / 2)) socket.destroy();
    const during = await probe.measureFor(5_000);
    console.log(
      `${BACKLOG} announcements, ${SOCKETS} x ${STREAMS} streams: p99 of others / idle ` +
        `${(during.p99Ms / idle.p99Ms).toFixed(1)} (${during.p99Ms.toFixed(0)} / ${idle.p99Ms.toFixed(0)} ms)`,
    );
    expect([during.failed, during.answered > 0]).toEqual([0, true]);

    for (const socket of sockets) socket.destroy();
    for (const name of ['courant_api_catching_up', 'courant_api_waiting_to_catch_up', 'courant_api_sockets'])
      await expect.poll(() => gauge(api, name), { timeout: TIMEOUT_MS }).toBe(0);

    // It stops within its five seconds while others resume; later than that, its exit code is 1.
    const last = await open();
    last.ws.pause();
    for (let id = 0; id < STREAMS; id++) last.subscribe(`${id}`, LIVE, { after: `${epoch}.0` });
    expect(await api.end(), api.output()).toBe(0);
    last.destroy();
    await probe.close();
  });
});
