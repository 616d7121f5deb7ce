import {
  type Announcement,
  groupsOf,
  isRebuilt,
  MINUTE,
  PUBLISHED_MEASURES,
  REGION_CODES,
  type Reading,
} from '@courant/core/domain';
import { CHANGES, type MemoryLog, openMemoryLog, READINGS } from '@courant/core/log';
import { type Namespaces, openNamespaces } from '@courant/core/store';
import { contentOf, messagesIn, reading } from '@courant/core/testing';
import { onTestFinished } from 'vitest';
import { followServingNamespace } from '../follow-serving-namespace.ts';
import { type RebuildOptions, rebuild } from '../rebuild/rebuild.ts';

export const NOW = Date.parse('2026-08-27T12:00:00Z');
const HALF_HOUR = 30 * MINUTE;

/**
 * A reading of every region for each of some half-hours from an instant on, every third one in real time. The values
 * differ from round to round.
 */
export const roundOf = (from: number, halfHours: number, round: number): Reading[] =>
  [...Array(halfHours).keys()].flatMap((n) =>
    REGION_CODES.map((area, region) =>
      reading({
        area,
        start: from + n * HALF_HOUR,
        vintage: n % 3 === 0 ? 'REAL_TIME' : 'CONSOLIDATED',
        knownAt: NOW + round,
        values: PUBLISHED_MEASURES.map((_, measure) =>
          measure === region ? null : 100 * round + n + measure,
        ),
      }),
    ),
  );

/** A log in memory and the namespaces beside it, settled by processors that end with the test. */
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

  /** Starts processors that settle into the serving namespace; the returned function stops them. */
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

  /** Settles every reading of the log into the serving namespace. */
  async settle(announceTimeoutMs?: number): Promise<void> {
    const stop = this.startProcessors(announceTimeoutMs);
    await this.waitUntilSettled();
    await stop();
  }

  /** Resolves once the processors of the serving namespace have no lag, the country's included. */
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

  /** The content that one pass over the log gives. */
  async recomputed(): Promise<string> {
    return (await SettledLine.open(await messagesIn(this.log, READINGS))).content();
  }

  announcements(): Promise<Announcement[]> {
    return messagesIn(this.log, CHANGES);
  }

  async rebuilds(): Promise<string[]> {
    return (await this.announcements()).filter(isRebuilt).map(({ rebuilt }) => rebuilt);
  }
}
