import { addressOfClient } from '../client/address.ts';
import { quantile } from '../client/quantile.ts';
import { RawSocket } from '../client/raw-socket.ts';
import { ResumingClient } from '../client/resuming-client.ts';
import { within } from '../client/wait.ts';
import type { AttackedServer } from '../server/server-process.ts';
import { cutSeenByClient } from './stalled-readers.ts';
import { finding, type Size, type Trial } from './trial.ts';

const SIZES = {
  FULL: { good: 900, stalled: 100, readings: 60 },
  SHORT: { good: 18, stalled: 2, readings: 5 },
} as const satisfies Record<Size, object>;
/** Streams of a stalled socket: they catch up in turn with those of all others, and one that waits owes nothing yet. */
const SUBSCRIPTIONS = 2;
const MAX_HEAP_GROWTH_MB = 50;
/** How much longer the good may wait than before or after; of a short run, a few readings say nothing of it. */
const MAX_RATIO = { FULL: 1.2, SHORT: Number.POSITIVE_INFINITY };
/** Five pings, twelve seconds apart, and three seconds to close; each stream waits for its turn before. */
const CUT_WITHIN_MS = 180_000;
const NUDGE_EVERY_MS = 300;
const LIVE = `subscription ($after: StreamCursor) { liveProduction(after: $after) {
  cursor
  ... on ReadingPublished { reading { start consumption production wind solar nuclear } }
  ... on ReadingRevised { reading { start consumption production wind solar nuclear } }
} }`;

/** Subscribers of the country that read at once. */
class GoodReaders {
  readonly #clients: readonly ResumingClient[];
  #onEvent = (_: ResumingClient): void => undefined;

  constructor(url: string, count: number) {
    this.#clients = Array.from(
      { length: count },
      (_, client) =>
        new ResumingClient({
          url,
          address: addressOfClient(client),
          area: 'FR',
          onEvent: (one) => this.#onEvent(one),
        }),
    );
  }

  /** Resolves once each knows more than what lies before an offset; answers when each did, by the clock of this process. */
  arrivals(offset: number): Promise<number[]> {
    const waiting = new Set(this.#clients.filter((client) => client.offset <= offset));
    const at: number[] = [];
    return new Promise((resolve) => {
      this.#onEvent = (client) => {
        if (client.offset > offset && waiting.delete(client)) at.push(performance.now());
        if (waiting.size === 0) resolve(at);
      };
    });
  }

  close(): void {
    for (const client of this.#clients) client.close();
  }
}

/** Milliseconds from before a reading is settled to each reader having the country's event of it. */
async function delaysOf(server: AttackedServer, readers: GoodReaders, readings: number): Promise<number[]> {
  const delays: number[] = [];
  for (let published = 0; published < readings; published++) {
    const { end } = await server.extent();
    const arrivals = readers.arrivals(end);
    const publishedAt = performance.now();
    await server.publish(1);
    delays.push(...(await arrivals).map((at) => at - publishedAt));
  }
  return delays;
}

/** Sockets that resume many streams from the oldest cursor and read nothing. */
function stall(server: AttackedServer, first: number, count: number): Promise<RawSocket[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, client) => {
      const socket = await RawSocket.openReady(server.socketUrl, addressOfClient(first + client));
      socket.ws.pause();
      const { first: oldest } = await server.extent();
      for (let id = 0; id < SUBSCRIPTIONS; id++)
        socket.subscribe(`${id}`, LIVE, { after: server.cursor(oldest) });
      return socket;
    }),
  );
}

export const STALLED_CROWD: Trial = {
  name: 'stalled sockets beside good ones',
  goal: `the good wait ${MAX_RATIO.FULL} times as long at most; heap after gc within ${MAX_HEAP_GROWTH_MB} MB; the stalled are cut`,
  mustSpareOthers: false,
  async run(server, size) {
    const { good, stalled, readings } = SIZES[size];
    const readers = new GoodReaders(server.socketUrl, good);
    await readers.arrivals(-1);
    const first = quantile(await delaysOf(server, readers, readings), 0.99);
    const before = await server.usage();
    const sockets = await stall(server, good, stalled);
    const beside = quantile(await delaysOf(server, readers, readings), 0.99);
    const growthMb = (await server.usage()).heapMb - before.heapMb;
    const nudges = setInterval(() => {
      for (const { ws } of sockets) if (ws.readyState === ws.OPEN) ws.pong();
    }, NUDGE_EVERY_MS);
    let cut = 0;
    const allCut = Promise.all(sockets.map((socket) => cutSeenByClient(socket).then(() => cut++)));
    await within(CUT_WITHIN_MS, allCut, null);
    clearInterval(nudges);
    for (const socket of sockets) socket.destroy();
    // What others do on the machine meanwhile moves all three.
    const after = quantile(await delaysOf(server, readers, readings), 0.99);
    readers.close();
    const without = Math.max(first, after);
    return [
      finding(
        'p99 of the good',
        `p99 before, beside, after ${[first, beside, after].map((ms) => ms.toFixed(0)).join(', ')} ms: ${(beside / without).toFixed(2)}`,
        beside <= MAX_RATIO[size] * without,
      ),
      finding('heap', `+${growthMb.toFixed(0)} MB`, growthMb <= MAX_HEAP_GROWTH_MB),
      finding('cut', `${cut} of ${stalled} cut`, cut === stalled),
    ];
  },
};
