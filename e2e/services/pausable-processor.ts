import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SOURCE_FLAGS } from '@courant/tools/services';
import { onTestFinished } from 'vitest';

const PROCESS = fileURLToPath(new URL('./pausable-processor-main.ts', import.meta.url));

/** A processor in a process of its own (`pausable-processor-main.ts`) that can be made a zombie; killed after the test. */
export class PausableProcessor {
  readonly #child;
  readonly #lines;
  #output = '';

  constructor({ LOG_URL = '', STORE_URL = '' }: Readonly<Record<string, string>>) {
    const args = [...SOURCE_FLAGS, PROCESS, LOG_URL, STORE_URL];
    this.#child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    onTestFinished(() => void this.#child.kill('SIGKILL'));
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  readonly output = (): string => this.#output;

  /** The next line of its output. */
  async nextLine(): Promise<string> {
    const { value } = await this.#lines.next();
    this.#output += `${value}\n`;
    return value;
  }

  /** The next batch of a region will pause there: before its save, or between save and announcement. */
  async pauseAt(point: 'save' | 'announce'): Promise<void> {
    this.#child.stdin.write(`${point}\n`);
    await this.nextLine();
  }

  /** Stops it like a suspended machine: its connections stay open. */
  suspend(): void {
    this.#child.kill('SIGSTOP');
  }

  /** Lets it go on from where it paused. */
  resume(): void {
    this.#child.kill('SIGCONT');
    this.#child.stdin.write('go on\n');
  }
}
