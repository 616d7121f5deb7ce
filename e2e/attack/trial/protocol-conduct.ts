import { showsInside } from '../client/post.ts';
import { RawSocket } from '../client/raw-socket.ts';
import { within } from '../client/wait.ts';
import { CONDUCTS, type Conduct } from './conducts.ts';
import { type Finding, finding, type Trial } from './trial.ts';

const ANSWERED_WITHIN_MS = 10_000;

/** Clients that break graphql-transport-ws, and the close code or message that each should get. */
export const PROTOCOL_CONDUCT: Trial = {
  name: 'graphql-transport-ws conduct',
  goal: 'the close code of the specification',
  mustSpareOthers: true,
  run: async (server) => Promise.all(CONDUCTS.map((conduct) => observeConduct(server.socketUrl, conduct))),
};

export async function observeConduct(url: string, conduct: Conduct): Promise<Finding> {
  const answered = await answerTo(url, conduct);
  return finding(conduct.what, answered, conduct.expected.includes(answered));
}

/** `4401` for a close, `error BAD_ARGUMENT` for a message, `refused` where no socket opens. */
async function answerTo(
  url: string,
  { protocols, act, isAcknowledged = true, mustClose = false, headers = {} }: Conduct,
): Promise<string> {
  const opened = await RawSocket.open(url, protocols, { headers }).catch((error: Error) => error);
  if (opened instanceof Error) return /\d{3}$/.exec(opened.message)?.[0] ?? 'refused';
  if (isAcknowledged) {
    opened.send({ type: 'connection_init' });
    await opened.waitFor(({ type }) => type === 'connection_ack');
    opened.messages.length = 0;
  }
  act(opened);
  const answer = await within(
    ANSWERED_WITHIN_MS,
    mustClose ? closeCode(opened) : Promise.race([closeCode(opened), firstMessage(opened)]),
    'nothing',
  );
  opened.destroy();
  return answer;
}

const closeCode = async ({ closed }: RawSocket): Promise<string> => {
  const { code, reason } = await closed;
  return showsInside(reason) ? `${code} with its inside` : `${code}`;
};

async function firstMessage(socket: RawSocket): Promise<string> {
  const message = await socket.waitFor(() => true);
  if (message === null) return closeCode(socket);
  const text = JSON.stringify(message.payload ?? null);
  if (showsInside(text)) return `${message.type} with its inside`;
  return `${message.type} ${/"code":"([A-Z_]+)"/.exec(text)?.[1] ?? ''}`.trim();
}
