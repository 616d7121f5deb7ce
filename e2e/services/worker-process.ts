import { freePorts, startSource } from '@courant/tools/services';

export type WorkerName = 'ingest' | 'processor' | 'api';

/** A worker on its own, as `npm run start:<worker>` runs it. */
export interface WorkerProcess {
  readonly url: string;
  /** Its output so far; shown when a wait for it fails. */
  output(): string;
  /** Sends SIGTERM, or another signal; answers the exit code once the process has ended. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts a worker at the port of its settings, or at a free one. */
export async function startWorker(
  worker: WorkerName,
  settings: Readonly<Record<string, string>>,
): Promise<WorkerProcess> {
  const port = settings.PORT ?? `${(await freePorts('port')).port}`;
  const { output, end } = startSource(`${worker}/main.ts`, { ...settings, PORT: port });
  return { url: `http://127.0.0.1:${port}`, output, end };
}
