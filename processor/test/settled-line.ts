import {
  type Announcement,
  AREA_CODES,
  describeContent,
  groupsOf,
  isRebuilt,
  MINUTE,
  PUBLISHED_MEASURES,
  REGION_CODES,
  RESOLUTIONS,
  type Reading,
} from '@courant/core/domain';
import { CHANGES, type MemoryLog, openMemoryLog, READINGS } from '@courant/core/log';
import { type ChunkStore, type Namespaces, openNamespaces } from '@courant/core/store';
import { onTestFinished } from 'vitest';
import { followServingNamespace } from '../follow-serving-namespace.ts';
import { type RebuildOptions, rebuild } from '../rebuild/rebuild.ts';

export const NOW = Date.parse('2026-08-27T12:00:00Z');
const HALF_HOUR = 30 * MINUTE;

/** A reading of every region for each of some half-hours from an instant on; the same round is the same values. */
export const roundOf = (from: number, halfHours: number, round: number): Reading[] =>
  [...Array(halfHours).keys()].flatMap((n) =>
    REGION_CODES.map((area, region): Reading => {
      const isRealTime = n % 3 === 0;
      return {
        area,
        start: from + n * HALF_HOUR,
        vintage: isRealTime ? 'REAL_TIME' : 'CONSOLIDATED',
        stepMinutes: isRealTime ? 15 : 30,
        knownAt: NOW + round,
        values: PUBLISHED_MEASURES.map((_, measure) =>
          measure === region ? null : 100 * round + n + measure,
        ),
        extra: {},
      };
    }),
  );

export async function contentOf(store: ChunkStore): Promise<string> {
  let text = '';
  for (const area of AREA_CODES) {
    for (const resolution of RESOLUTIONS)
      text += (await store.range(area, resolution, 0, Number.MAX_SAFE_INTEGER)).map(describeContent).join('');
  }
  return text;
}

/** A log in memory and the namespaces beside it; whoever works on them is ended after the test. */
export class SettledLine {
  readonly log: MemoryLog;
  readonly namespaces: Namespaces;

  private constructor(log: MemoryLog, namespaces: Namespaces) {
    this.log = log;
    this.namespaces = namespaces;
  }

  static async open(readings: readonly Reading[]): Promise<SettledLine> {
    const log = await openMemoryLog({ now: () => NOW });
    const line = new SettledLine(log, await openNamespaces('memory:', { dataDir: '' }));
    await log.append(READINGS, readings);
    await line.settle();
    return line;
  }

  /** The same namespaces beside another log. */
  withLog(log: MemoryLog): SettledLine {
    return new SettledLine(log, this.namespaces);
  }

  /** Processors that follow what serves, until the function answered is called. */
  startProcessors(announceTimeoutMs = 10_000): () => Promise<void> {
    const { log, namespaces } = this;
    const end = new AbortController();
    const done = followServingNamespace({
      log,
      namespaces,
      signal: end.signal,
      now: () => NOW,
      maxBatch: 7,
      pollEveryMs: 5,
      announceTimeoutMs,
    });
    done.catch(() => undefined);
    onTestFinished(() => end.abort());
    return () => {
      end.abort();
      return done;
    };
  }

  /** Settles all there is into what serves. */
  async settle(announceTimeoutMs?: number): Promise<void> {
    const stop = this.startProcessors(announceTimeoutMs);
    await this.waitUntilSettled();
    await stop();
  }

  /** Resolves once what serves has nothing left, the country included. */
  async waitUntilSettled(): Promise<void> {
    while ((await this.#lag()) > 0) await new Promise((resolve) => setImmediate(resolve));
  }

  async #lag(): Promise<number> {
    const { regions, country } = groupsOf((await this.namespaces.pointer()).namespace);
    return (await this.log.lag(READINGS, regions)) + (await this.log.lag(CHANGES, country));
  }

  rebuild(overrides: Partial<RebuildOptions> = {}): Promise<void> {
    const { log, namespaces } = this;
    const { signal } = new AbortController();
    const now = () => NOW;
    const quick = { graceMs: 0, servingIdleMs: 0, maxBatch: 5 };
    return rebuild({ log, namespaces, signal, onProgress: () => undefined, now, ...quick, ...overrides });
  }

  async serving(): Promise<string> {
    return (await this.namespaces.pointer()).namespace;
  }

  async content(namespace?: string): Promise<string> {
    return contentOf(await this.namespaces.open(namespace ?? (await this.serving())));
  }

  /** What one pass over the log gives. */
  async recomputed(): Promise<string> {
    const readings: Reading[] = [];
    for (let partition = 0; partition < READINGS.partitions; partition++) {
      const { first } = await this.log.extent(READINGS, partition);
      const entries = await this.log.read(READINGS, partition, first, 100_000);
      readings.push(...entries.flatMap(({ message }) => (message.ok ? [message.value] : [])));
    }
    return (await SettledLine.open(readings)).content();
  }

  async announcements(): Promise<Announcement[]> {
    const { first } = await this.log.extent(CHANGES, 0);
    const entries = await this.log.read(CHANGES, 0, first, 100_000);
    return entries.flatMap(({ message }) => (message.ok ? [message.value] : []));
  }

  async rebuilds(): Promise<string[]> {
    return (await this.announcements()).filter(isRebuilt).map(({ rebuilt }) => rebuilt);
  }
}
