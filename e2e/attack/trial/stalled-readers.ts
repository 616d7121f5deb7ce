import { DAY } from '@courant/core/domain';
import { ATTACKER_ADDRESS } from '../client/address.ts';
import { post } from '../client/post.ts';
import { RawConnection } from '../client/raw-http.ts';
import { RawSocket, type SocketClose } from '../client/raw-socket.ts';
import { within } from '../client/wait.ts';
import type { AttackedServer } from '../server/server-process.ts';
import { type Finding, finding, type Trial } from './trial.ts';

const CONNECTIONS = { FULL: 10, SHORT: 2 };
const QUERIES = 16;
/** What a connection may hold up at most, with room for what is being made. */
const MAX_RSS_MB_A_CONNECTION = 16;
/** Besides its connections, the answers being made and garbage that is not collected yet. */
const MAX_RSS_MB = 250;
const WAIT_MS = { FULL: 90_000, SHORT: 60_000 };
/** A client that does not read sees a cut only when it writes. */
const NUDGE_EVERY_MS = 300;

const YEAR = 364 * DAY;
const from = new Date(Math.floor(Date.now() / DAY) * DAY - YEAR).toISOString();
const MEASURES =
  'CONSUMPTION, THERMAL, NUCLEAR, WIND, SOLAR, HYDRO, PUMPING, BIOENERGY, EXCHANGE, PRODUCTION';
/** A year of half-hours of one area, its starts four times: an answer of some 3 MB that the limits just allow. */
export const BIG_QUERY = `{ series(input: { areas: [HDF], measures: [${MEASURES}], from: "${from}", resolution: HALF_HOUR }) {
  ... on SeriesSet { a: starts b: starts c: starts d: starts series { values observed } }
} }`;

/** Sixteen answers must be more than a socket's buffers take, or nothing stalls. */
const MIN_ANSWER_BYTES = 2_000_000;

async function findLargeAnswer({ url }: AttackedServer): Promise<Finding> {
  const { status, text } = await post(url, BIG_QUERY);
  return finding('its answer is large', `${status}, ${text.length} bytes`, text.length >= MIN_ANSWER_BYTES);
}

const stalledSockets = (answersPings: boolean): Trial => ({
  name: `stalled sockets, ${answersPings ? 'with' : 'without'} pongs`,
  goal: 'each is cut; rss bounded',
  mustSpareOthers: false,
  async run(server, size) {
    const large = await findLargeAnswer(server);
    const before = await server.usage();
    const sockets = await Promise.all(
      Array.from({ length: CONNECTIONS[size] }, () => RawSocket.openReady(server.socketUrl)),
    );
    const nudges = setInterval(() => {
      for (const socket of sockets) nudge(socket, answersPings);
    }, NUDGE_EVERY_MS);
    for (const socket of sockets) stall(socket);
    const watched = await watchRss(server, Promise.all(sockets.map(cutSeenByClient)), WAIT_MS[size]);
    clearInterval(nudges);
    for (const socket of sockets) socket.destroy();
    const limitMb = before.rssMb + MAX_RSS_MB + CONNECTIONS[size] * MAX_RSS_MB_A_CONNECTION;
    return [large, ...findings(watched, sockets.length, limitMb)];
  },
});

/** A pong of WebSocket, which may answer a ping, or of graphql-transport-ws, which answers none. */
function nudge(socket: RawSocket, answersPings: boolean): void {
  if (!answersPings) socket.send({ type: 'pong' });
  else if (socket.ws.readyState === socket.ws.OPEN) socket.ws.pong();
}

function stall(socket: RawSocket): void {
  socket.ws.pause();
  for (let id = 0; id < QUERIES; id++) socket.subscribe(`${id}`, BIG_QUERY);
}

/** A paused client does not see a close frame, but a cut shows when it writes. */
export function cutSeenByClient({ ws, closed }: RawSocket): Promise<SocketClose | 'CUT'> {
  const tcp = Reflect.get(ws, '_socket') as RawConnection['socket'];
  return Promise.race([closed, new Promise<'CUT'>((resolve) => tcp.once('error', () => resolve('CUT')))]);
}

interface Watched {
  readonly ended: readonly unknown[] | null;
  readonly maxRssMb: number;
}

async function watchRss(server: AttackedServer, ended: Promise<unknown[]>, forMs: number): Promise<Watched> {
  let maxRssMb = 0;
  const until = performance.now() + forMs;
  for (;;) {
    const { rssMb } = await server.usage();
    maxRssMb = Math.max(maxRssMb, rssMb);
    const all = await within(500, ended, null);
    if (all !== null || performance.now() > until) return { ended: all, maxRssMb };
  }
}

function findings({ ended, maxRssMb }: Watched, count: number, limitMb: number): Finding[] {
  return [
    finding('cut', ended ? `all ${count} cut` : `not all of ${count} cut`, ended !== null),
    finding('rss', `at most ${maxRssMb.toFixed(0)} MB`, maxRssMb <= limitMb),
  ];
}

/** Pipelined queries of which nothing is read. */
const STALLED_HTTP: Trial = {
  name: 'stalled HTTP, pipelined',
  goal: 'rss bounded; each is cut',
  mustSpareOthers: false,
  async run(server, size) {
    const large = await findLargeAnswer(server);
    const before = await server.usage();
    const body = JSON.stringify({ query: BIG_QUERY });
    const head = `POST /graphql HTTP/1.1\r\nHost: ${ATTACKER_ADDRESS}\r\nContent-Type: application/json\r\n`;
    const request = `${head}Content-Length: ${body.length}\r\n\r\n${body}`;
    const connections = await Promise.all(
      Array.from({ length: CONNECTIONS[size] }, () => RawConnection.open(server.port)),
    );
    for (const connection of connections) connection.write(request.repeat(QUERIES));
    const nudges = setInterval(() => {
      for (const connection of connections) connection.write('P');
    }, NUDGE_EVERY_MS);
    const watched = await watchRss(
      server,
      Promise.all(connections.map(({ closed }) => closed)),
      WAIT_MS[size],
    );
    clearInterval(nudges);
    for (const connection of connections) connection.destroy();
    const limitMb = before.rssMb + MAX_RSS_MB + CONNECTIONS[size] * MAX_RSS_MB_A_CONNECTION;
    return [large, ...findings(watched, connections.length, limitMb)];
  },
};

export const STALLED_READERS: readonly Trial[] = [stalledSockets(true), stalledSockets(false), STALLED_HTTP];
