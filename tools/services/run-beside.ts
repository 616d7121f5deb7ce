import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

/**
 * Runs a command beside servers, with this terminal.
 * @param environment what it finds besides the variables of this process
 * @param signal sends SIGTERM to the command
 * @returns its exit code; where a signal ended it, 128 and the signal's number
 */
export async function runBeside(
  [command = '', ...args]: readonly string[],
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
  signal.addEventListener('abort', () => child.kill('SIGTERM'));
  const [code, endedBy] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + constants.signals[endedBy ?? 'SIGKILL'];
}

/** Aborts when this process is asked to end: the servers beside it are to be closed first. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  return stopping.signal;
}
