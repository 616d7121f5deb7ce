import {
  countrySlots,
  FIRST_NAMESPACE,
  isRebuilt,
  type PositionedChange,
  type PositionedReading,
  REGION_CODES,
  type Reading,
  type Settled,
  toChanges,
} from '@courant/core/domain';
import { CHANGES, type MemoryLog, openMemoryLog, READINGS } from '@courant/core/log';
import { type ChunkStore, type Namespaces, openNamespaces } from '@courant/core/store';
import { settleCountryInto, settleRegionInto } from './settle-into.ts';

/** The line in memory without its workers: the domain's functions settle readings, the test calls them in order. */
export class TestLine {
  readonly log: MemoryLog;
  readonly namespaces: Namespaces;
  /** The first namespace, into which everything is settled. */
  readonly store: ChunkStore;
  readonly #now: () => number;
  #nextChange = 0;

  private constructor(log: MemoryLog, namespaces: Namespaces, store: ChunkStore, now: () => number) {
    this.log = log;
    this.namespaces = namespaces;
    this.store = store;
    this.#now = now;
  }

  /** @param now the instant of announcements, epoch milliseconds UTC: old slots are announced as ranges */
  static async open(now: () => number = Date.now): Promise<TestLine> {
    const namespaces = await openNamespaces('memory:', { dataDir: '' });
    return new TestLine(
      await openMemoryLog({ now }),
      namespaces,
      await namespaces.open(FIRST_NAMESPACE),
      now,
    );
  }

  /** Appends readings, settles them as one batch for each region, announces the changes, then does so for the country. */
  async publish(readings: readonly Reading[]): Promise<void> {
    await this.publishRegions(readings);
    await this.sumCountry();
  }

  async publishRegions(readings: readonly Reading[]): Promise<void> {
    const offsets = await this.log.append(READINGS, readings);
    const positioned = readings.map((one, i): PositionedReading => ({ ...one, position: offsets[i] ?? 0 }));
    for (const area of REGION_CODES) {
      const batch = positioned.filter((one) => one.area === area);
      if (batch.length > 0) await this.#announce(await settleRegionInto(this.store, area, batch));
    }
  }

  /** Sums the country's half-hours that changes have named since the last call. */
  async sumCountry(): Promise<void> {
    const entries = await this.log.read(CHANGES, 0, this.#nextChange, 100_000);
    this.#nextChange += entries.length;
    const changes = entries.flatMap(({ offset, message }): PositionedChange[] =>
      message.ok && !isRebuilt(message.value) ? [{ ...message.value, position: offset }] : [],
    );
    const slots = countrySlots(changes);
    if (slots.length > 0) await this.#announce(await settleCountryInto(this.store, slots));
  }

  /** Fills another namespace, lets it serve and announces that, as a rebuild does. */
  async rebuild(namespace: string, fill: (store: ChunkStore) => Promise<void>): Promise<void> {
    await fill(await this.namespaces.open(namespace));
    const serving = await this.namespaces.pointer();
    const isFlipped = await this.namespaces.flip(serving.namespace, namespace);
    if (!isFlipped) throw new Error('The namespaces refused the flip, so something else flipped them.');
    await this.log.append(CHANGES, [{ rebuilt: namespace }]);
  }

  async #announce({ touchedSlots }: Settled): Promise<void> {
    await this.log.append(CHANGES, toChanges(touchedSlots, this.#now()));
  }
}
