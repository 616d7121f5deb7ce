import { once } from 'node:events';
import { WebSocket } from 'ws';

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A graphql-transport-ws client that sends whatever it is given, right or wrong. */
export interface TestSocket {
  send(message: string): void;
  subscribe(id: string, payload: unknown): void;
  /** The next message about an operation. */
  next(id: string): Promise<Message>;
  /** The message with which an operation has ended, as far as it has arrived. */
  endOf(id: string): Message | undefined;
  /** The code with which the server closes it. */
  readonly closed: Promise<number>;
  close(): void;
}

/** Opens a socket and waits until the server has acknowledged it. */
export async function openTestSocket(apiUrl: string): Promise<TestSocket> {
  const socket = new WebSocket(`${apiUrl.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const inbox: Message[] = [];
  const ended = new Map<string, Message>();
  const waiting = new Set<() => void>();
  const closed = once(socket, 'close').then(([code]) => code as number);
  socket.on('message', (text) => {
    const message = JSON.parse(String(text)) as Message;
    if (message.id && message.type !== 'next') ended.set(message.id, message);
    inbox.push(message);
    for (const wake of waiting) wake();
  });
  const take = async (isWanted: (message: Message) => boolean): Promise<Message> => {
    for (;;) {
      const index = inbox.findIndex(isWanted);
      const [message] = index < 0 ? [] : inbox.splice(index, 1);
      if (message) return message;
      await new Promise<void>((resolve) => waiting.add(resolve));
    }
  };
  const send = (message: string): void => socket.send(message);
  await once(socket, 'open');
  send('{"type":"connection_init"}');
  await take(({ type }) => type === 'connection_ack');
  return {
    send,
    subscribe: (id, payload) => send(JSON.stringify({ type: 'subscribe', id, payload })),
    next: (id) => take((message) => message.id === id),
    endOf: (id) => ended.get(id),
    closed,
    close: () => socket.close(),
  };
}
