import { Agent, request } from 'node:http';
import { ATTACKER_ADDRESS } from '../client/address.ts';
import { RawConnection } from '../client/raw-http.ts';
import { RawSocket } from '../client/raw-socket.ts';
import { waitMs } from '../client/wait.ts';
import type { AttackedServer } from '../server/server-process.ts';
import { finding, type Trial } from './trial.ts';

const SECONDS = { FULL: 10, SHORT: 1 };
const A_SECOND = 50;
/** At most: a full flood ends once it is refused. Short ones cost less than an address may spend in a minute. */
const REQUESTS = { FULL: 20_000, SHORT: 300 };
const AT_ONCE = 32;
const MAX_HEAP_GROWTH_MB = 50;

const AREAS = 'areas { latest { start consumption production exchange wind solar nuclear hydro } }';
const COSTLY = `{ ${Array.from({ length: 10 }, (_, i) => `a${i}: ${AREAS}`).join(' ')} }`;

/** Half of them in the middle of a request, half as sockets in the middle of a subscription. */
export const vanishOnce = async (server: AttackedServer, i: number): Promise<void> => {
  if (i % 2 === 0) {
    const connection = await RawConnection.open(server.port);
    connection.write(
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"q',
    );
    return connection.destroy();
  }
  const socket = await RawSocket.openReady(server.socketUrl);
  socket.subscribe('1', 'subscription { liveProduction { cursor } }');
  socket.destroy();
};

export const VANISHING_CONNECTIONS: Trial = {
  name: '50 connections a second that vanish',
  goal: `heap after gc within ${MAX_HEAP_GROWTH_MB} MB`,
  mustSpareOthers: true,
  async run(server, size) {
    const { heapMb } = await server.usage();
    for (let i = 0; i < SECONDS[size] * A_SECOND; i++) {
      await vanishOnce(server, i);
      await waitMs(1_000 / A_SECOND);
    }
    const growth = (await server.usage()).heapMb - heapMb;
    return [finding('heap after gc', `+${growth.toFixed(0)} MB`, growth <= MAX_HEAP_GROWTH_MB)];
  },
};

/** As many requests as one address can send. */
export const REQUEST_FLOOD: Trial = {
  name: 'costly requests as fast as they go',
  goal: 'above the limit, 429',
  mustSpareOthers: true,
  async run(server, size) {
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
    const counts = new Map<number, number>();
    let remaining = REQUESTS[size];
    const sendInTurn = async (): Promise<void> => {
      while (remaining-- > 0 && !counts.has(429)) {
        const status = await post(server.url, agent).catch(() => 0);
        counts.set(status, (counts.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sendInTurn));
    agent.destroy();
    const answered = [...counts].map(([status, count]) => `${count} x ${status || 'cut'}`).join(', ');
    return [finding('statuses', answered, counts.has(429) || size === 'SHORT')];
  },
};

function post(url: string, agent: Agent): Promise<number> {
  const body = JSON.stringify({ query: COSTLY });
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  return new Promise((resolve, reject) => {
    request(
      `${url}/graphql`,
      { method: 'POST', agent, headers, localAddress: ATTACKER_ADDRESS },
      (response) => {
        response
          .resume()
          .once('end', () => resolve(response.statusCode ?? 0))
          .once('error', reject);
      },
    )
      .once('error', reject)
      .end(body);
  });
}
