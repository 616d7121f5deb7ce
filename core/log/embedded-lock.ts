import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'owner.pid';

/** Folders this process holds; by it a file with our own pid is known to be a dead process's. */
const held = new Set<string>();

/**
 * Takes a folder for this process alone; answers what gives it back. Throws a sentence while another process that
 * lives, or this one, has it. A file left by a process that was killed counts for nothing.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, FILE);
  if (held.has(folder)) throw new Error(`${folder} is open in this process already.`);
  const owner = ownerIn(file);
  if (owner && isAlive(owner)) {
    throw new Error(
      `${folder} belongs to process ${owner.pid}, which is running: the embedded log serves one process. ` +
        `Stop that one or choose another DATA_DIR. (If process ${owner.pid} is not Courant, remove ${file}.)`,
    );
  }
  writeFileSync(file, `${process.pid}\n${birthOf(process.pid)}\n`);
  held.add(folder);
  return () => {
    held.delete(folder);
    rmSync(file, { force: true });
  };
}

interface Owner {
  readonly pid: number;
  readonly birth: string;
}

function ownerIn(file: string): Owner | undefined {
  const [pid = '', birth = ''] = textOf(file).split('\n');
  return /^\d+$/.test(pid) ? { pid: Number(pid), birth } : undefined;
}

/** A pid comes again, in a container at every start, so its process must also be as old as it was. */
function isAlive({ pid, birth }: Owner): boolean {
  if (pid === process.pid) return false;
  return answersSignals(pid) && birthOf(pid) === birth;
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Boot and tick a process began at, from Linux's /proc (its 22nd field, the 20th after the name); elsewhere empty. */
function birthOf(pid: number): string {
  const stat = textOf(`/proc/${pid}/stat`);
  const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return began ? `${textOf('/proc/sys/kernel/random/boot_id').trim()}/${began}` : '';
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
