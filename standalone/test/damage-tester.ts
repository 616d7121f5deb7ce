import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { repoRoot } from '@courant/core/run';
import type { Outcome } from './damaged-line.ts';
import { damageFile } from './damages.ts';
import { settleFolder } from './settled-folder.ts';

const LINE = fileURLToPath(new URL('damaged-line.ts', import.meta.url));
const FLAGS = ['--conditions=@courant/source', '--import', 'tsx'];

/** How a line on a damaged folder may end, and what no line may do. */
export type Verdict = 'RIGHT' | 'REBUILT' | 'ERROR' | 'WRONG' | 'DIED';

/** Damages copies of one settled folder and runs the line on each, in a process that serves until it dies. */
export class DamageTester {
  readonly #folder: string;
  readonly #whole: Outcome;
  #process: LineProcess | undefined;

  private constructor(folder: string, whole: Outcome) {
    this.#folder = folder;
    this.#whole = whole;
  }

  static async open(folder: string): Promise<DamageTester> {
    const base = join(folder, 'base');
    await settleFolder(base);
    const unknown = { figures: '', content: '', error: undefined, logText: '' };
    const asker = new DamageTester(folder, unknown);
    const whole = await asker.#run(base, '');
    await asker.close();
    if (typeof whole === 'string' || whole.error !== undefined)
      throw new Error(`The folder is not whole: ${JSON.stringify(whole)}`);
    return new DamageTester(folder, whole);
  }

  /** Runs the line on a folder with one damage; the text says what was done and what came of it. */
  async run(part: 'log' | 'store', seed: number): Promise<{ verdict: Verdict; text: string }> {
    const dataDir = join(this.#folder, 'damaged');
    cpSync(join(this.#folder, 'base'), dataDir, { recursive: true });
    const damage = damageFile(dataDir, part, seed);
    const outcome = await this.#run(dataDir, this.#whole.figures);
    rmSync(dataDir, { recursive: true });
    const text = typeof outcome === 'string' ? outcome : (outcome.error ?? '');
    return { verdict: this.#judge(outcome), text: `${damage} -> ${text}` };
  }

  #judge(outcome: Outcome | string): Verdict {
    if (typeof outcome === 'string') return 'DIED';
    const { error, logText, figures, content } = outcome;
    if (error !== undefined) return SENTENCE.test(error) ? 'ERROR' : 'WRONG';
    if (figures !== this.#whole.figures || content !== this.#whole.content) return 'WRONG';
    return logText.includes('THE STORE WAS DAMAGED') ? 'REBUILT' : 'RIGHT';
  }

  /** What came out; a text of how the process ended where it did not survive. */
  async #run(dataDir: string, expected: string): Promise<Outcome | string> {
    this.#process ??= start();
    const { child, lines, ended } = this.#process;
    child.stdin.write(`${dataDir}\t${expected}\n`);
    const answered = lines.next().then(({ value }) => value as string | undefined);
    const line = await Promise.race([answered, ended.then(() => undefined)]);
    if (line !== undefined) return JSON.parse(line) as Outcome;
    this.#process = undefined;
    return `the process ended with ${await ended}`;
  }

  async close(): Promise<void> {
    this.#process?.child.stdin.end();
    await this.#process?.ended;
    this.#process = undefined;
  }
}

/** A sentence that names the folder, what is damaged and the way out. */
const SENTENCE =
  /^(LogDamagedError: The log in \S+ is damaged \(.+\): put a backup in its place; .*--salvage|StoreNeedsRebuildError: .*npm start moves|LogFormatError: \S+ holds a log of format)/;

interface LineProcess {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  /** What it writes. */
  readonly lines: AsyncIterator<string>;
  /** Resolves to its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** stderr is passed on: the process says there why it crashed. */
function start(): LineProcess {
  // The api's decorators need the compiler options of this repository.
  const env = { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.base.json' };
  const child = spawn(process.execPath, [...FLAGS, LINE], {
    cwd: repoRoot(),
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, lines, ended: once(child, 'exit').then(([code, signal]) => code ?? signal) };
}
