import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Engine } from './engine.ts';
import { openEngine } from './open-engine.ts';
import { addStandIns } from './stand-ins.ts';

// npm run test:containers                runs deploy/containers.test.ts
// npm run containers -- sh               a shell whose `$COURANT_DOCKER` is the engine
const [command = 'sh', ...args] = process.argv.slice(2);
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

let engine: Engine | undefined;
try {
  engine = await openEngine();
  console.log(`Containers: ${engine.describe}.`);
  if (!engine.pulls) {
    const images = await addStandIns(engine);
    console.log(
      `Containers: no image can be pulled; made from packages, under the same names: ${images.join(', ')}.`,
    );
  }
  process.exitCode = await runCommand(engine);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await engine?.close();
}

/** Runs the command where it reaches the ports that the engine publishes. */
async function runCommand({ docker, atItsPorts }: Engine): Promise<number> {
  const [file = command, ...rest] = [...atItsPorts, command, ...args];
  const env = { ...process.env, COURANT_DOCKER: docker.join(' ') };
  const child = spawn(file, rest, { stdio: 'inherit', env });
  stopping.signal.addEventListener('abort', () => child.kill('SIGTERM'));
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + constants.signals[signal ?? 'SIGKILL'];
}
