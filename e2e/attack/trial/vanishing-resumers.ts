import { RawSocket } from '../client/raw-socket.ts';
import { waitMs } from '../client/wait.ts';
import type { AttackedServer } from '../server/server-process.ts';
import { finding, type Trial } from './trial.ts';

const SOCKETS = 4;
const SUBSCRIPTIONS = 16;
const SIGTERM_ENDS_WITHIN_MS = 5_000;

const READING = 'area { code } start resolution consumption production wind solar nuclear';
const LIVE = `subscription ($after: StreamCursor) { liveProduction(after: $after) {
  cursor
  ... on ReadingPublished { reading { ${READING} } }
  ... on ReadingRevised { reading { ${READING} } changes { measure before after } }
} }`;

/** What a resumer does once it has asked for everything there is. */
type Leave = (socket: RawSocket) => void;

const LEAVES: Readonly<Record<string, Leave>> = {
  'destroyed at once': (socket) => socket.destroy(),
  'closes politely, then vanishes': (socket) => {
    socket.ws.close(1000);
    socket.ws.resume();
    setTimeout(() => socket.destroy(), 200);
  },
  'stays and does not read': () => undefined,
};

/** Sockets that resume many streams from the oldest cursor, read nothing, and leave in a certain way. */
export async function resumeAndLeave(server: AttackedServer, leave: Leave): Promise<RawSocket[]> {
  const { first } = await server.extent();
  const sockets = await Promise.all(
    Array.from({ length: SOCKETS }, () => RawSocket.openReady(server.socketUrl)),
  );
  for (const socket of sockets) {
    socket.ws.pause();
    for (let id = 1; id <= SUBSCRIPTIONS; id++)
      socket.subscribe(`${id}`, LIVE, { after: server.cursor(first) });
  }
  // The subscriptions have left this process before their sockets are destroyed.
  await waitMs(20);
  for (const socket of sockets) leave(socket);
  return sockets;
}

const resumers = (how: string, leave: Leave): Trial => ({
  name: `resumers: ${how}`,
  goal: 'others wait at most three times as long',
  mustSpareOthers: true,
  async run(server, size) {
    const sockets = await resumeAndLeave(server, leave);
    await waitMs(size === 'FULL' ? 10_000 : 1_000);
    for (const socket of sockets) socket.destroy();
    return [];
  },
});

export const STOP_UNDER_RESUMERS: Trial = {
  name: 'resumers: SIGTERM meanwhile',
  goal: 'the server ends within 5 s',
  mustSpareOthers: false,
  endsServer: true,
  async run(server) {
    let resumer = 0;
    const sockets = await resumeAndLeave(server, (socket) => {
      if (resumer++ % 2 === 0) socket.destroy();
    });
    const ms = await server.end();
    for (const socket of sockets) socket.destroy();
    return [finding('SIGTERM', `ended after ${(ms / 1_000).toFixed(1)} s`, ms <= SIGTERM_ENDS_WITHIN_MS)];
  },
};

export const VANISHING_RESUMERS: readonly Trial[] = Object.entries(LEAVES).map(([how, leave]) =>
  resumers(how, leave),
);
