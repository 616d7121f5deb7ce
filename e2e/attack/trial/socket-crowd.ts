import { addressOfClient } from '../client/address.ts';
import { post } from '../client/post.ts';
import { RawSocket, type SocketMessage } from '../client/raw-socket.ts';
import { within } from '../client/wait.ts';
import type { AttackedServer } from '../server/server-process.ts';
import { type Finding, finding, type Size, type Trial } from './trial.ts';

/** One more than all clients together may subscribe; a short run opens few. */
const SOCKETS = { FULL: 10_001, SHORT: 40 } as const satisfies Record<Size, number>;
const SOCKETS_OF_ADDRESS = 128;
/** The system queues some five hundred connections that the server has not accepted. */
const AT_ONCE = 200;
const HEARD_WITHIN_MS = 300_000;
const LIVE = 'subscription { liveProduction(snapshot: false) { cursor } }';

interface Limits {
  readonly maxSubscriptions: number;
  readonly maxSocketsPerAddress: number;
}

async function limitsOf({ url }: AttackedServer): Promise<Limits> {
  const { text } = await post(url, '{ limits { maxSubscriptions maxSocketsPerAddress } }');
  return (JSON.parse(text) as { data: { limits: Limits } }).data.limits;
}

/** What a subscription says: the offset of its cursor, or the code of its refusal. */
function saidBy({ payload }: SocketMessage): number | string {
  const text = JSON.stringify(payload);
  return /"code":"(\w+)"/.exec(text)?.[1] ?? Number(/"cursor":"\w+\.(\d+)"/.exec(text)?.[1]);
}

async function subscribe(server: AttackedServer, address: string): Promise<RawSocket> {
  const socket = await RawSocket.openReady(server.socketUrl, address);
  socket.subscribe('1', LIVE);
  await socket.waitFor(({ type }) => type === 'next' || type === 'error');
  return socket;
}

async function openCrowd(server: AttackedServer, count: number): Promise<RawSocket[]> {
  const sockets: RawSocket[] = [];
  while (sockets.length < count) {
    const first = sockets.length;
    const batch = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, i) =>
      subscribe(server, addressOfClient(Math.floor((first + i) / SOCKETS_OF_ADDRESS))),
    );
    sockets.push(...(await Promise.all(batch)));
  }
  return sockets;
}

/** The code that a subscription was refused with. */
function refusalOf({ messages }: RawSocket): string | undefined {
  const said = messages.filter(({ type }) => type !== 'connection_ack').map(saidBy);
  return said.find((one) => typeof one === 'string');
}

/** How many of them have the event of a reading that is published now. */
async function countHearing(server: AttackedServer, sockets: readonly RawSocket[]): Promise<number> {
  const { end } = await server.extent();
  let heard = 0;
  const isNew = (message: SocketMessage): boolean => Number(saidBy(message)) > end;
  const all = Promise.all(sockets.map((socket) => socket.waitFor(isNew).then((found) => found && heard++)));
  await server.publish(1);
  await within(HEARD_WITHIN_MS, all, null);
  return heard;
}

/** Opens as many sockets as one address may have, and asks for one more. */
async function findOneTooMany(server: AttackedServer, allowed: number): Promise<Finding> {
  const open = () => RawSocket.openReady(server.socketUrl);
  const sockets = await Promise.all(Array.from({ length: allowed }, open));
  const answered = await open().then(
    () => 'opened',
    (error: Error) => error.message,
  );
  for (const socket of sockets) socket.destroy();
  return finding('one too many of an address', answered, answered.endsWith('429'));
}

export const SOCKET_CROWD: Trial = {
  name: 'more sockets than may subscribe',
  goal: 'what is beyond the limit gets its code; all others hear the next event',
  mustSpareOthers: false,
  async run(server, size) {
    const { maxSubscriptions, maxSocketsPerAddress } = await limitsOf(server);
    const oneTooMany = await findOneTooMany(server, maxSocketsPerAddress);
    const sockets = await openCrowd(server, SOCKETS[size]);
    const refusals = sockets.flatMap((socket) => refusalOf(socket) ?? []);
    const beyond = Math.max(0, sockets.length - maxSubscriptions);
    const subscribed = sockets.filter((socket) => refusalOf(socket) === undefined);
    const heard = await countHearing(server, subscribed);
    for (const socket of sockets) socket.destroy();
    return [
      oneTooMany,
      finding(
        'beyond the limit',
        `${refusals.length} of ${sockets.length} refused: ${[...new Set(refusals)].join()}`,
        refusals.length === beyond && refusals.every((code) => code === 'SERVER_BUSY'),
      ),
      finding('heard', `${heard} of ${subscribed.length} hear`, heard === sockets.length - beyond),
    ];
  },
};
