import { type Client, createClient, MessageType } from 'graphql-ws';

const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;
/** A proxy may hold the upgrade back for minutes without refusing it. */
const CONNECT_WITHIN_MS = 10_000;
/** The server promises a watermark every 30 seconds. */
const SILENT_FOR_MS = 60_000;

interface SocketOptions {
  readonly url: string | URL;
  /** The class of sockets; the global one where left out. */
  readonly webSocket?: unknown;
  onConnected(): void;
}

/**
 * A socket that closes itself when it does not open in time, when a pong is missing or when its stream falls silent: a
 * half-open connection would otherwise look alive for minutes. It does not retry, since a retry must send a newer cursor:
 * `followLive` does.
 */
export function createSocket({ url, webSocket, onConnected }: SocketOptions): Client {
  const connecting = createDeadline(CONNECT_WITHIN_MS, () => socket.terminate());
  const pong = createDeadline(PONG_WITHIN_MS, () => socket.terminate());
  const silence = createDeadline(SILENT_FOR_MS, () => socket.terminate());
  let operations = 0;
  const socket = createClient({
    // The server prints an event once for all sockets whose operations have the same id.
    generateID: () => String(++operations),
    url: String(url).replace(/^http/, 'ws'),
    webSocketImpl: webSocket,
    retryAttempts: 0,
    keepAlive: PING_EVERY_MS,
    on: {
      connecting: connecting.start,
      connected: () => {
        connecting.cancel();
        silence.start();
        onConnected();
      },
      message: ({ type }) => {
        if (type === MessageType.Next) silence.start();
      },
      closed: () => {
        for (const deadline of [connecting, pong, silence]) deadline.cancel();
      },
      ping: (received) => {
        if (!received) pong.start();
      },
      pong: (received) => {
        if (received) pong.cancel();
      },
    },
  });
  return socket;
}

interface Deadline {
  /** Begins anew. */
  start(): void;
  cancel(): void;
}

function createDeadline(ms: number, onMissed: () => void): Deadline {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  const start = () => {
    cancel();
    timer = setTimeout(onMissed, ms);
  };
  return { start, cancel };
}
