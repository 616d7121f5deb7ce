import { RawSocket } from '../client/raw-socket.ts';
import type { AttackedServer } from '../server/server-process.ts';
import { vanishOnce } from '../trial/connection-churn.ts';

const VANISH_EVERY_MS = 20;
const RESUME_EVERY_MS = 1_000;
const RESUMER_LEAVES_AFTER_MS = 3_000;
const STALLED = 20;
const PONG_EVERY_MS = 5_000;
const LIVE = `subscription ($after: StreamCursor) { liveProduction(after: $after) {
  cursor
  ... on ReadingPublished { reading { area { code } start consumption production } }
  ... on ReadingRevised { reading { area { code } start consumption production } }
} }`;

/** Clients that vanish, stall and resume from the oldest cursor, until they are stopped. */
export class Troublemakers {
  vanished = 0;
  resumed = 0;
  /** Stalled sockets that the server has cut; each is opened again. */
  cut = 0;
  /** Attempts that the server refused. */
  refused = 0;
  readonly #server: AttackedServer;
  readonly #oldest: string;
  readonly #stalled = new Set<RawSocket>();
  #timers: NodeJS.Timeout[] = [];

  constructor(server: AttackedServer, oldest: string) {
    this.#server = server;
    this.#oldest = oldest;
  }

  start(): void {
    this.#timers = [
      setInterval(() => this.#attempt(() => vanishOnce(this.#server, this.vanished++)), VANISH_EVERY_MS),
      setInterval(() => this.#attempt(() => this.#resume()), RESUME_EVERY_MS),
      setInterval(() => this.#keepStalled(), PONG_EVERY_MS),
    ];
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const socket of this.#stalled) socket.destroy();
  }

  #attempt(act: () => Promise<void>): void {
    act().catch(() => this.refused++);
  }

  async #resume(): Promise<void> {
    const socket = await RawSocket.openReady(this.#server.socketUrl);
    socket.ws.removeAllListeners('message').on('message', () => undefined);
    socket.subscribe('1', LIVE, { after: this.#oldest });
    this.resumed++;
    setTimeout(() => socket.destroy(), RESUMER_LEAVES_AFTER_MS);
  }

  /** Answers pings of all that stall, and fills their number up. */
  #keepStalled(): void {
    for (const { ws } of this.#stalled) if (ws.readyState === ws.OPEN) ws.pong();
    for (let open = this.#stalled.size; open < STALLED; open++) this.#attempt(() => this.#stall());
  }

  async #stall(): Promise<void> {
    const socket = await RawSocket.openReady(this.#server.socketUrl);
    this.#stalled.add(socket);
    void socket.closed.then(() => {
      if (this.#stalled.delete(socket)) this.cut++;
    });
    socket.ws.pause();
    socket.subscribe('1', LIVE, { after: this.#oldest });
  }
}
