import { STORED_MEASURES } from '@courant/core/domain';
import { fieldOf } from '../../follower/slot-texts.ts';
import { RawSocket } from '../client/raw-socket.ts';
import type { AttackedServer } from '../server/server-process.ts';
import { type Finding, finding, type Size, type Trial } from './trial.ts';

const SUBSCRIPTIONS = 16;
const MAX_HEAP_GROWTH_MB = { FULL: 50, SHORT: 35 };
/** Single readings to publish first: three announcements each, which the server still has in memory. */
const READINGS = { FULL: 340, SHORT: 100 };
/** However many deliveries there were by then: what matters is what they leave in memory. */
const ENDS_AFTER_MS = { FULL: 800_000, SHORT: 60_000 };
const DELIVERIES = { FULL: 1_000_000, SHORT: 8_000 };

const FIELDS = `start resolution vintage ${STORED_MEASURES.map(fieldOf).join(' ')}`;
/** Each with names of its own, so that no two questions share a result. */
const questionText = (question: number): string => {
  const copies = ['a', 'b', 'c'].map((copy) => `${copy}${question}: reading { ${FIELDS} }`).join(' ');
  return `subscription ($after: StreamCursor) {
    liveProduction(after: $after) {
      cursor
      ... on ReadingPublished { ${copies} }
      ... on ReadingRevised { ${copies} }
    }
  }`;
};

/** Asks many questions of the same events, of which the server must not keep the answers for ever. */
export const DISTINCT_QUESTIONS: Trial = {
  name: 'distinct questions',
  goal: `heap after gc within ${MAX_HEAP_GROWTH_MB.FULL} MB`,
  mustSpareOthers: false,
  async run(server: AttackedServer, size: Size): Promise<readonly Finding[]> {
    const before = await server.extent();
    await server.publish(READINGS[size]);
    const { end } = await server.extent();
    const { heapMb } = await server.usage();
    let question = 0;
    let delivered = 0;
    const until = performance.now() + ENDS_AFTER_MS[size];
    for (; delivered < DELIVERIES[size] && performance.now() < until; question += SUBSCRIPTIONS)
      delivered += await askSixteen(server, question, before.end, end);
    const growth = (await server.usage()).heapMb - heapMb;
    const answered = `${question} questions, ${delivered} deliveries, heap ${growth > 0 ? '+' : ''}${growth.toFixed(0)} MB`;
    return [finding('heap after gc', answered, growth <= MAX_HEAP_GROWTH_MB[size])];
  },
};

/** Opens one socket, reads everything between two offsets with sixteen questions, and leaves; answers the deliveries. */
async function askSixteen(server: AttackedServer, first: number, from: number, end: number): Promise<number> {
  const socket = await RawSocket.openReady(server.socketUrl);
  const cursorText = `"cursor":"${server.cursor(end)}"`;
  const finished = new Set<string | undefined>();
  let delivered = 0;
  const allRead = new Promise<void>((resolve) => {
    socket.ws.removeAllListeners('message').on('message', (data) => {
      delivered++;
      const text = String(data);
      if (text.includes(cursorText)) finished.add(/"id":"(\d+)"/.exec(text)?.[1]);
      if (finished.size === SUBSCRIPTIONS) resolve();
    });
  });
  const after = server.cursor(from);
  for (let i = 0; i < SUBSCRIPTIONS; i++) socket.subscribe(`${i}`, questionText(first + i), { after });
  await Promise.race([allRead, socket.closed]);
  socket.destroy();
  if (finished.size < SUBSCRIPTIONS) throw new Error('The server closed a socket that reads everything.');
  return delivered;
}
