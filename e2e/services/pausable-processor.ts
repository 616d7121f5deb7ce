import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const PROCESS = fileURLToPath(new URL('./pausable-processor-main.ts', import.meta.url));

/** A processor in a process of its own (`pausable-processor-main.ts`) that can be made a zombie; killed after the test. */
export class PausableProcessor {
  readonly #child;
  readonly #lines;
  #output = '';

  constructor({ LOG_URL = '', STORE_URL = '' }: Readonly<Record<string, string>>) {
    const args = ['--conditions=@courant/source', '--import', 'tsx', PROCESS, LOG_URL, STORE_URL];
    this.#child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    onTestFinished(() => void this.#child.kill('SIGKILL'));
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  readonly output = (): string => this.#output;

  /** The next line it tells. */
  async nextLine(): Promise<string> {
    const { value } = await this.#lines.next();
    this.#output += `${value}\n`;
    return value;
  }

  /** The next batch of a region stands there: before it saves, or saved and before it announces. */
  async pauseAt(point: 'save' | 'announce'): Promise<void> {
    this.#child.stdin.write(`${point}\n`);
    await this.nextLine();
  }

  /** As a machine that is suspended: its connections stay, it does nothing. */
  suspend(): void {
    this.#child.kill('SIGSTOP');
  }

  /** It goes on as if nothing had been. */
  resume(): void {
    this.#child.kill('SIGCONT');
    this.#child.stdin.write('go on\n');
  }
}
