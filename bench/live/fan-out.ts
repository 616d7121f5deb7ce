import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { openApi } from '@courant/api';
import { MINUTE, PUBLISHED_MEASURES, type Reading } from '@courant/core/domain';
import { openLog, READINGS } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { runProcessor } from '@courant/processor';
import { type WebSocket, WebSocketServer } from 'ws';
import { costOf, median } from '../measure/cost.ts';
import { openSubscribers, type Subscribers } from './subscribers.ts';

/** Messages to each socket in a round. */
const MESSAGES = 20;
/** A revised quarter-hour is announced as itself and as its half-hour. */
const EVENTS_PER_READING = 2;
const SUBSCRIPTION = `subscription {
  liveProduction(areas: [BRE]) {
    cursor
    ... on ReadingPublished { reading { start resolution consumption production exchange wind solar } }
    ... on ReadingRevised { reading { start resolution consumption production exchange wind solar } }
  }
}`;

/** A server with many subscribed sockets, to which it can send one more event. */
interface FanOut {
  readonly subscribers: Subscribers;
  publish(): Promise<void>;
  close(): Promise<void>;
}

/** What a delivery takes of the server's processor: ours, a bare ws server's, and the middle one of the rounds' ratios. */
interface FanOutCost {
  readonly ratio: number;
  readonly lineUs: number;
  readonly bareUs: number;
}

/** CPU of the server for each message to each of many subscribers, against bare ws that sends the same bytes. */
export async function measureFanOut(sockets: number, rounds: number): Promise<FanOutCost> {
  const line = await openLineFanOut(sockets);
  await line.publish();
  await line.subscribers.waitForMessages(EVENTS_PER_READING * sockets);
  const bare = await openBareFanOut(sockets, await line.subscribers.lastMessage());
  const costs: { line: number; bare: number }[] = [];
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    const before = { line: EVENTS_PER_READING + round * MESSAGES, bare: round * MESSAGES };
    costs.push({
      line: await cpuPerDelivery(line, sockets, before.line, EVENTS_PER_READING),
      bare: await cpuPerDelivery(bare, sockets, before.bare, 1),
    });
  }
  await line.close();
  await bare.close();
  const middle = (of: (cost: { line: number; bare: number }) => number) => median(costs.slice(1).map(of));
  return {
    ratio: middle((cost) => cost.line / cost.bare),
    lineUs: middle((cost) => cost.line),
    bareUs: middle((cost) => cost.bare),
  };
}

const ROUNDS = 7;

export async function printFanOut(sockets: number): Promise<void> {
  const { ratio, lineUs, bareUs } = await measureFanOut(sockets, ROUNDS);
  console.log(`Server CPU a delivery, ${sockets} subscribers, medians of ${ROUNDS} rounds:`);
  console.log(`  line / bare ws ${ratio.toFixed(2)}`);
  console.log(`  line ${lineUs.toFixed(1)} us, bare ws ${bareUs.toFixed(1)} us`);
}

/** Microseconds of processor time; every socket has received an event before the next is published. */
async function cpuPerDelivery(
  side: FanOut,
  sockets: number,
  before: number,
  messagesPerPublish: number,
): Promise<number> {
  const { cpuMs } = await costOf(async () => {
    for (let sent = messagesPerPublish; sent <= MESSAGES; sent += messagesPerPublish) {
      await side.publish();
      await side.subscribers.waitForMessages((before + sent) * sockets);
    }
  });
  return (1_000 * cpuMs) / (MESSAGES * sockets);
}

async function openLineFanOut(sockets: number): Promise<FanOut> {
  const log = await openLog('memory:', { dataDir: '' });
  const store = await openStore('memory:', { dataDir: '' });
  const stop = new AbortController();
  const processor = runProcessor({ log, store, signal: stop.signal });
  const pages = { webDir: null, playgroundDir: null };
  const limits = {
    maxSocketsPerAddress: 2 * sockets,
    watermarkSeconds: 3_600,
    costPerMinute: 2 ** 31 - 1,
  };
  const api = await openApi({ log, store, host: '127.0.0.1', port: 0, simulated: false, limits, ...pages });
  const subscribers = await openSubscribers({
    url: `${api.url.replace('http', 'ws')}/graphql`,
    protocol: 'graphql-transport-ws',
    sockets,
    initMessage: JSON.stringify({ type: 'connection_init' }),
    subscribeMessage: JSON.stringify({ id: '1', type: 'subscribe', payload: { query: SUBSCRIPTION } }),
  });
  let revision = 0;
  return {
    subscribers,
    publish: async () => void (await log.append(READINGS, [revisedReading(revision++)])),
    async close() {
      await subscribers.close();
      stop.abort();
      await processor;
      await api.close();
    },
  };
}

/** One slot, again and again with other numbers. */
function revisedReading(revision: number): Reading {
  const now = Date.now();
  const start = Math.floor(now / (15 * MINUTE)) * 15 * MINUTE;
  const values = PUBLISHED_MEASURES.map(() => 1_000 + revision);
  return { area: 'BRE', start, stepMinutes: 15, vintage: 'REAL_TIME', knownAt: now, values, extra: {} };
}

async function openBareFanOut(sockets: number, message: string): Promise<FanOut> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  const open = new Set<WebSocket>();
  server.on('connection', (socket) => open.add(socket));
  await once(server, 'listening');
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const subscribers = await openSubscribers({
    url,
    protocol: 'bare',
    sockets,
    initMessage: null,
    subscribeMessage: null,
  });
  return {
    subscribers,
    publish: async () => {
      for (const socket of open) socket.send(message);
    },
    async close() {
      await subscribers.close();
      server.close();
    },
  };
}
