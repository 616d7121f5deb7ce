import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

const isRequired = process.env.COURANT_REQUIRE_TOOLS === '1';

/** Whether a program is on the PATH. Where it is not, a line says so, unless it is required. */
export function hasProgram(name: string): boolean {
  const exists = spawnSync(name, ['--version']).error === undefined;
  if (!exists && !isRequired)
    console.warn(`SKIPPED: examples of docs/api.md that need ${name}, which is not here.`);
  return exists || isRequired;
}

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
