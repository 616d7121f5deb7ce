import { RawSocket } from '../client/raw-socket.ts';
import type { AttackedServer } from '../server/server-process.ts';
import { type Finding, finding, type Size, type Trial } from './trial.ts';

const SUBSCRIPTIONS = 16;
const MAX_HEAP_GROWTH_MB = 50;
/** Single readings to publish first: three announcements each, which the server still has in memory. */
const READINGS = { FULL: 340, SHORT: 100 };
const DELIVERIES = { FULL: 1_000_000, SHORT: 20_000 };

const questionText = (question: number): string => `subscription Q${question}($after: StreamCursor) {
  liveProduction(after: $after) {
    cursor
    ... on ReadingPublished { r${question}: reading { area { code } start consumption wind solar hydro } }
    ... on ReadingRevised { r${question}: reading { area { code } start consumption wind solar hydro } }
  }
}`;

/** Asks many questions of the same events, of which the server must not keep the answers for ever. */
export const DISTINCT_QUESTIONS: Trial = {
  name: 'distinct questions',
  goal: `heap after gc within ${MAX_HEAP_GROWTH_MB} MB`,
  mustSpareOthers: false,
  async run(server: AttackedServer, size: Size): Promise<readonly Finding[]> {
    const before = await server.extent();
    await server.publish(READINGS[size]);
    const { end } = await server.extent();
    const { heapMb } = await server.usage();
    let question = 0;
    for (let delivered = 0; delivered < DELIVERIES[size]; question += SUBSCRIPTIONS)
      delivered += await askSixteen(server, question, before.end, end);
    const growth = (await server.usage()).heapMb - heapMb;
    const answered = `${question} questions, heap ${growth > 0 ? '+' : ''}${growth.toFixed(0)} MB`;
    return [finding('heap after gc', answered, growth <= MAX_HEAP_GROWTH_MB)];
  },
};

/** Opens one socket, reads everything between two offsets with sixteen questions, and leaves; answers the deliveries. */
async function askSixteen(server: AttackedServer, first: number, from: number, end: number): Promise<number> {
  const socket = await RawSocket.openReady(server.socketUrl);
  const cursorText = `"cursor":"${server.cursor(end)}"`;
  let finished = 0;
  let delivered = 0;
  const allRead = new Promise<void>((resolve) => {
    socket.ws.removeAllListeners('message').on('message', (data) => {
      delivered++;
      if (String(data).includes(cursorText) && ++finished === SUBSCRIPTIONS) resolve();
    });
  });
  const after = server.cursor(from);
  for (let i = 0; i < SUBSCRIPTIONS; i++) socket.subscribe(`${i}`, questionText(first + i), { after });
  await Promise.race([allRead, socket.closed]);
  socket.destroy();
  if (finished < SUBSCRIPTIONS) throw new Error('The server closed a socket that reads everything.');
  return delivered;
}
