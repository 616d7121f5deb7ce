import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { repoRoot } from '@courant/core/run';
import { freePorts } from '@courant/tools/services';

export type WorkerName = 'ingest' | 'processor' | 'api';

/** A worker on its own, as `npm run start:<worker>` runs it. */
export interface WorkerProcess {
  readonly url: string;
  /** What it has written so far, for a test that waits in vain. */
  output(): string;
  /** SIGTERM, or another signal; answers its exit code once it is gone. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

export async function startWorker(worker: WorkerName, env: Record<string, string>): Promise<WorkerProcess> {
  const { port } = await freePorts('port');
  const args = ['--conditions=@courant/source', '--import', 'tsx', `${worker}/main.ts`];
  const child = spawn(process.execPath, args, {
    cwd: repoRoot(),
    env: { PATH: process.env.PATH, TSX_TSCONFIG_PATH: 'tsconfig.base.json', PORT: `${port}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const gone = once(child, 'exit');
  return {
    url: `http://127.0.0.1:${port}`,
    output: () => said,
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = (await gone) as [number | null];
      return code;
    },
  };
}
