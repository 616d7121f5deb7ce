import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

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
