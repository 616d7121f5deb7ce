import { execFile } from 'node:child_process';

/** Runs a command to its end. Throws with what it said if it fails, or is not there. */
export function runToEnd(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { maxBuffer: 1e8 }, (fault, stdout, stderr) => {
      if (!fault) resolve(stdout);
      else reject(new Error(`${command} failed: ${fault.message}\n${stdout}${stderr}`));
    });
  });
}
