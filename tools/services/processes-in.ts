import { readdirSync, readlinkSync } from 'node:fs';
import { sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_INTERVAL_MS = 20;

/** The processes of this machine whose working folder is this one or below it. */
export const processesIn = (folder: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => `${workingFolder(pid)}${sep}`.startsWith(`${folder}${sep}`));

/** Sends SIGKILL to the processes that work in this folder; resolves once there are none. */
export async function endProcessesIn(folder: string): Promise<void> {
  for (let pids = processesIn(folder); pids.length > 0; pids = processesIn(folder)) {
    for (const pid of pids) killIfThere(pid);
    await pause(POLL_INTERVAL_MS);
  }
}

/** Empty for a process that has ended, or is another user's. */
function workingFolder(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
