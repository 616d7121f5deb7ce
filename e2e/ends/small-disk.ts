import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs `mount` or `umount`, which belong to the system. */
const run = (command: string, args: readonly string[]): void =>
  void execFileSync(command, args, { stdio: 'pipe' });
const mount = (...args: string[]): void => run('mount', args);
const unmount = (folder: string): void => run('umount', [folder]);

/** A disk of a test, in memory. */
export class SmallDisk {
  readonly folder = join(mkdtempSync(join(tmpdir(), 'courant-disk-')), 'disk');

  /** @param options of mount, such as `size=3m` or `ro` */
  constructor(options: string) {
    mkdirSync(this.folder);
    mount('-t', 'tmpfs', '-o', options, 'tmpfs', this.folder);
  }

  remount(options: string): void {
    mount('-o', `remount,${options}`, this.folder);
  }

  /** Takes away all space that is not in use. */
  fill(): void {
    const { blocks, bfree, bsize } = statfsSync(this.folder);
    this.remount(`size=${(blocks - bfree) * bsize}`);
  }

  close(): void {
    unmount(this.folder);
    rmSync(join(this.folder, '..'), { recursive: true });
  }
}

/** Whether this user may mount a disk; where not, a line says what is skipped. */
export function canMount(): boolean {
  try {
    new SmallDisk('size=1m').close();
    return true;
  } catch {
    console.warn(
      'SKIPPED: the tests of a full and of a read-only disk, because this user may not mount one.',
    );
    return false;
  }
}
