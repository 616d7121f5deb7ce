/** Entries that a batch, or a page of `tail`, holds at most, unless the caller says otherwise. */
export const PAGE_ENTRIES = 2_000;

type Offsets = readonly { readonly offset: number }[];

/** The offset to read on from after a page that was read from `from`. */
export function offsetAfter(page: Offsets, from: number): number {
  const last = page.at(-1);
  return last ? last.offset + 1 : from;
}

/** Throws `RangeError` for a commit of an offset that is neither in the batch nor its end. `topic` names it in the error. */
export function assertInBatch(topic: string, partition: number, entries: Offsets, offset: number): void {
  const first = entries[0]?.offset ?? 0;
  const end = offsetAfter(entries, 0);
  if (offset >= first && offset <= end) return;
  throw new RangeError(
    `${topic}/${partition}: commit(${offset}) lies outside its batch, ${first} to ${end}.`,
  );
}
