import { gzipSync } from 'node:zlib';
import { exchange, RawConnection } from '../client/raw-http.ts';
import { within } from '../client/wait.ts';
import type { AttackedServer } from '../server/server-process.ts';
import { type Finding, finding, type Size, type Trial } from './trial.ts';

/** Connections of each kind. */
const CONNECTIONS = { FULL: 100, SHORT: 10 };
/** A request that is not whole by then should have been ended. */
const ENDED_WITHIN_MS = { FULL: 60_000, SHORT: 20_000 };
const BYTE_EVERY_MS = 1_000;
const POST = 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';

/** How a request begins, and the text that then comes bit by bit. */
interface SlowRequest {
  readonly begin: string;
  readonly drip: string;
}

const SLOW: Readonly<Record<string, SlowRequest>> = {
  'slow body': { begin: `${POST}Content-Length: 5000\r\n\r\n{"query":"`, drip: ' ' },
  'slow chunks': { begin: `${POST}Transfer-Encoding: chunked\r\n\r\n`, drip: '1\r\n \r\n' },
  'slow head': { begin: POST, drip: 'X-A: b\r\n' },
  'half a request line': { begin: 'POST /gra', drip: 'p' },
  'nothing at all': { begin: '', drip: '' },
};

/** Connections of every kind at once that never finish a request; others are answered meanwhile. */
export const SLOW_REQUESTS: Trial = {
  name: 'slow requests',
  goal: 'each ends with a status or a cut',
  mustSpareOthers: true,
  run: (server, size) =>
    Promise.all(Object.entries(SLOW).map(([name, request]) => keepSlow(server, size, name, request))),
};

async function keepSlow(
  server: AttackedServer,
  size: Size,
  name: string,
  { begin, drip }: SlowRequest,
): Promise<Finding> {
  const connections = await Promise.all(
    Array.from({ length: CONNECTIONS[size] }, () => RawConnection.open(server.port)),
  );
  for (const connection of connections) connection.collect().write(begin);
  const drips = setInterval(() => {
    for (const connection of connections) connection.write(drip);
  }, BYTE_EVERY_MS);
  const startedAt = performance.now();
  const ended = Promise.all(connections.map(({ closed }) => closed));
  const isOver = (await within(ENDED_WITHIN_MS[size], ended, null)) !== null;
  clearInterval(drips);
  const statuses = new Set(connections.map(({ answer }) => answer.status ?? 'none'));
  for (const connection of connections) connection.destroy();
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
  const answered = `${isOver ? 'ended' : 'open'} after ${seconds} s, status ${[...statuses].join(', ')}`;
  return finding(name, answered, isOver);
}

const MEGABYTE = 'x'.repeat(1_000_000);
/** Sixty megabytes in as many kilobytes, which is what a body may have. */
const GZIP_BOMB = gzipSync(Buffer.alloc(60_000_000, ' ')).toString('latin1');

/** Bodies beyond what is allowed, declared beforehand or not. */
export const BIG_BODIES: Trial = {
  name: 'bodies too large',
  goal: '413, or a cut',
  mustSpareOthers: true,
  async run({ port }) {
    const declared = await exchange(port, `${POST}Content-Length: 1000000\r\n\r\n${MEGABYTE}`);
    const chunk = `f4240\r\n${MEGABYTE}\r\n`;
    const endless = await exchange(port, `${POST}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(60)}`);
    const huge = await exchange(port, `${POST}Content-Length: 99999999999999999999\r\n\r\n{`);
    const bomb = await exchange(
      port,
      `${POST}Connection: close\r\nContent-Encoding: gzip\r\nContent-Length: ${GZIP_BOMB.length}\r\n\r\n${GZIP_BOMB}`,
    );
    return Object.entries({ declared, endless, huge, bomb }).map(([what, { status, isClosed }]) =>
      finding(
        what,
        `${status ?? 'no status'}${isClosed ? ', closed' : ', open'}`,
        isClosed && (status ?? 400) >= 400,
      ),
    );
  },
};
