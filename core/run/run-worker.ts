import type { Config } from './config.ts';
import { connectWithRetry } from './connect-with-retry.ts';
import type { Heartbeat } from './health.ts';
import type { HostProcess } from './host-process.ts';
import { NOT_YET, openOperationServer } from './operation-server.ts';
import { pollHeartbeat } from './poll-heartbeat.ts';
import { runProcess, type WorkerContext } from './run-process.ts';
import { supervise, type Task } from './supervise.ts';
import { type Closable, type Openers, withResource, withResources } from './with-resource.ts';
import { assertShareable, type Need, urlOf } from './worker-need.ts';

/** The open log, the open store, or both. */
type Connections = Partial<Record<Need, Closable>>;

/** Opens the log or the store that a URL names, such as `openLog`. */
export type Opener<Connection> = (url: string, config: Config) => Promise<Connection>;

/** What differs between the workers. */
export interface Worker<C extends Connections> {
  /** Default of PORT: another one for each worker, so that all can run on one machine. */
  readonly port: number;
  /** Opened in this order; each is a readiness condition. */
  readonly needs: { readonly [N in keyof C & Need]: Opener<C[N]> };
  /** The worker asks the publisher at PUBLISHER_URL. */
  readonly asksPublisher?: boolean;
  /** The worker listens on PORT itself: the operation server is closed before `work` starts. */
  readonly servesPort?: boolean;
  /** Reports progress; counted from when everything is connected. */
  readonly heartbeat: {
    readonly name: string;
    /** Without a heartbeat for this long the worker is not ready. */
    readonly maxSilenceMs: number;
    /** Asked every few seconds: a yes is a heartbeat, for a worker that may be idle for long. */
    readonly isHealthy?: (connections: C) => Promise<boolean>;
  };
  /** Works until the signal of its context; `heartbeat` reports progress. */
  readonly work: (context: WorkerContext, connections: C, heartbeat: Heartbeat) => Promise<void>;
}

/** How long a stopping worker may take to finish: a consumer that leaves its group spares the others a session timeout. */
const WORKER_DRAIN_MS = 5_000;

/**
 * Runs a worker that is a process of its own and shares its log and store with others: serves `/healthz`, `/readyz`
 * and `/metrics` from the start, connects with retry, works until a signal, and closes everything in reverse order.
 * Exit codes are those of `runProcess`.
 */
export function runWorker<C extends Connections>(
  name: string,
  worker: Worker<C>,
  host?: HostProcess,
): Promise<void> {
  const { port, needs, asksPublisher } = worker;
  return runProcess(
    name,
    async (context) => {
      assertShareable(context.config, { needs: Object.keys(needs) as Need[], asksPublisher });
      await connectAndWork(name, worker, context);
    },
    { defaults: { publisher: 'odre', port }, drainMs: WORKER_DRAIN_MS, host },
  );
}

async function connectAndWork<C extends Connections>(
  name: string,
  worker: Worker<C>,
  context: WorkerContext,
): Promise<void> {
  const openers = toOpeners(worker.needs, context);
  const refusal = worker.servesPort ? NOT_YET : undefined;
  await withResource(await openOperationServer(context, refusal), (server) =>
    withResources(openers, async (connections: C) => {
      if (worker.servesPort) await server.close();
      await superviseWork(name, worker, context, connections);
    }),
  );
}

/** Openers that connect with retry; readiness waits for each of them from now on. */
function toOpeners<C extends Connections>(needs: Worker<C>['needs'], context: WorkerContext): Openers<C> {
  const toOpener = (need: Need, open: Opener<Closable>) => {
    const { config, health } = context;
    const url = urlOf(need, config);
    const setReady = health.readiness(need);
    return async () => {
      const connection = await connectWithRetry(need, url, () => open(url, config), context);
      setReady();
      return connection;
    };
  };
  const openers = Object.entries(needs) as [Need, Opener<Closable>][];
  return Object.fromEntries(openers.map(([need, open]) => [need, toOpener(need, open)])) as Openers<C>;
}

function superviseWork<C extends Connections>(
  name: string,
  { heartbeat: { name: heartbeatName, maxSilenceMs, isHealthy }, work }: Worker<C>,
  context: WorkerContext,
  connections: C,
): Promise<void> {
  const heartbeat = context.health.heartbeat(heartbeatName, maxSilenceMs);
  const tasks: Record<string, Task> = {
    [name]: (signal) => work({ ...context, signal }, connections, heartbeat),
    ...(isHealthy && { heartbeat: pollHeartbeat(() => isHealthy(connections), heartbeat) }),
  };
  return supervise(tasks, context.signal);
}
