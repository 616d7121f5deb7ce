import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { SOURCE_FLAGS } from '@courant/tools/services';
import { quantile } from './quantile.ts';

/** What an innocent client sees: milliseconds from a query to the end of its answer. */
export interface ProbeReport {
  readonly answered: number;
  /** Queries that ended with an error, or another status than 200. */
  readonly failed: number;
  readonly p50Ms: number;
  /** A query that is not answered yet counts with its age. */
  readonly p99Ms: number;
}

const EVERY_MS = 100;
const OWN_FILE = fileURLToPath(import.meta.url);
const BODY = JSON.stringify({ query: '{ area(code: BRE) { latest { start consumption } } }' });

/** An innocent client in a process of its own, which queries ten times a second whether or not it is answered. */
export class Probe {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async open(url: string): Promise<Probe> {
    const child = fork(OWN_FILE, [url], { execArgv: [...SOURCE_FLAGS], stdio: 'inherit' });
    await once(child, 'message');
    return new Probe(child);
  }

  /** The report since the last call. */
  async take(): Promise<ProbeReport> {
    this.#child.send('take');
    const [report] = (await once(this.#child, 'message')) as [ProbeReport];
    return report;
  }

  /** Drops what was measured, then measures so long. */
  async measureFor(ms: number): Promise<ProbeReport> {
    await this.take();
    await new Promise((resolve) => setTimeout(resolve, ms));
    return this.take();
  }

  async close(): Promise<void> {
    this.#child.disconnect();
    await once(this.#child, 'exit');
  }
}

/** Sends the queries and notes how long each takes. */
class QueryTimer {
  readonly #url: string;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #waitingSince = new Set<number>();
  #answeredMs: number[] = [];
  #failed = 0;

  constructor(url: string) {
    this.#url = url;
  }

  async query(): Promise<void> {
    // Made unequal, so that two queries of one moment stay two.
    const sentAt = performance.now() + Math.random() / 1e6;
    this.#waitingSince.add(sentAt);
    const status = await this.#post().catch(() => 0);
    this.#waitingSince.delete(sentAt);
    if (status === 200) this.#answeredMs.push(performance.now() - sentAt);
    else this.#failed++;
  }

  take(): ProbeReport {
    const now = performance.now();
    const ages = [...this.#waitingSince].map((sentAt) => now - sentAt);
    const all = [...this.#answeredMs, ...ages];
    const report = {
      answered: this.#answeredMs.length,
      failed: this.#failed,
      p50Ms: quantile(all, 0.5),
      p99Ms: quantile(all, 0.99),
    };
    this.#answeredMs = [];
    this.#failed = 0;
    return report;
  }

  #post(): Promise<number> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': BODY.length };
      const post = request(
        `${this.#url}/graphql`,
        { method: 'POST', agent: this.#agent, headers },
        (response) => {
          response
            .resume()
            .once('end', () => resolve(response.statusCode ?? 0))
            .once('error', reject);
        },
      );
      post.once('error', reject).end(BODY);
    });
  }
}

function runProbe(url: string): void {
  const timer = new QueryTimer(url);
  setInterval(() => void timer.query(), EVERY_MS);
  process.on('message', () => process.send?.(timer.take()));
  process.on('disconnect', () => process.exit());
  process.send?.('open');
}

if (process.argv[1] === OWN_FILE && process.send) runProbe(process.argv[2] ?? '');
