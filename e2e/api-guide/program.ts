import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Whether a program is not on the PATH, and tests need not fail because of that, as they do in CI. */
export const isMissing = (program: string): boolean =>
  process.env.COURANT_REQUIRE_TOOLS !== '1' && spawnSync(program, ['--version']).error !== undefined;

/** Runs a program to its end. @returns what it printed @throws Error with its other output where it failed */
export async function outputOf(program: string, args: readonly string[], input = ''): Promise<string> {
  const child = spawn(program, args);
  child.stdin.end(input);
  const closed = once(child, 'close');
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await closed;
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${errors}`);
  return output;
}
