/** Entries that were appended in one span: `[first, end)`. */
interface TracedAppend {
  readonly first: number;
  readonly end: number;
  readonly traceparent: string;
}

/** Of one partition; far more than a processor is behind, but in a backfill. */
const MAX_APPENDS = 256;

/**
 * The spans that the latest entries were appended in. They are in memory alone: one process appends the entries and reads
 * them, and after its restart their traces are over.
 */
export class RecentTraces {
  readonly #appends = new Map<string, TracedAppend[]>();

  add(topic: string, partition: number, append: TracedAppend): void {
    const key = `${topic}/${partition}`;
    this.#appends.set(key, [...this.#appendsOf(key), append].slice(-MAX_APPENDS));
  }

  /** Finds the spans of entries of a partition, whose offsets rise. */
  finder(topic: string, partition: number): (offset: number) => string | undefined {
    const appends = this.#appendsOf(`${topic}/${partition}`);
    let next = 0;
    return (offset) => {
      while (offset >= (appends[next]?.end ?? Number.POSITIVE_INFINITY)) next++;
      const append = appends[next];
      return append && offset >= append.first ? append.traceparent : undefined;
    };
  }

  #appendsOf(key: string): readonly TracedAppend[] {
    return this.#appends.get(key) ?? [];
  }
}
