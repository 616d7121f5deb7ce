import { type Change, isRegionCode, partitionOf, type Reading } from '@courant/core/domain';
import { CHANGES, type EventLog, READINGS, type Topic } from '@courant/core/log';
import { withOverrides } from '@courant/core/testing';

/** When ingest received the message at a log position, epoch milliseconds, by `provenance.logPosition` of the API. */
export class KnownAtByPosition {
  readonly #knownAt = new Map<string, number>();

  get(position: string): number | undefined {
    return this.#knownAt.get(position);
  }

  /** A log that notes what is appended to it. */
  observeLog(log: EventLog): EventLog {
    return withOverrides(log, {
      append: async <T>(topic: Topic<T>, values: readonly T[]) => {
        const offsets = await log.append(topic, values);
        for (const [i, offset] of offsets.entries()) this.#add(topic.name, values[i], offset);
        return offsets;
      },
    });
  }

  #add(topic: string, value: unknown, offset: number): void {
    if (topic === READINGS.name) {
      const { area, knownAt } = value as Reading;
      this.#knownAt.set(logPosition(READINGS, partitionOf(area), offset), knownAt);
    }
    // The country is set by the region's change that names its slot.
    if (topic === CHANGES.name) {
      const { area, setter } = value as Change;
      const knownAt = isRegionCode(area) && this.get(logPosition(READINGS, partitionOf(area), setter));
      if (knownAt) this.#knownAt.set(logPosition(CHANGES, 0, offset), knownAt);
    }
  }
}

const logPosition = <T>({ name }: Topic<T>, partition: number, offset: number): string =>
  `${name}/${partition}@${offset}`;
