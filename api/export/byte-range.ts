/** The bytes `[first, end)` of an export; `end` is infinite where the range is open. */
export interface ByteRange {
  readonly first: number;
  readonly end: number;
}

/** A range that a header asks for, before the length is known: from a byte on, or so many last ones. */
export type RequestedBytes = ByteRange | { readonly last: number };

/** Reads a `Range` header; undefined where it is not of one range of bytes, and then all bytes are sent. */
export function readRange(header: string | undefined): RequestedBytes | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '') return last === '' ? undefined : { last: Number(last) };
  const end = last === '' ? Number.POSITIVE_INFINITY : Number(last) + 1;
  return end > Number(first) ? { first: Number(first), end } : undefined;
}

/** The bytes of so many that are requested; undefined where there are none of them. */
export function within(requested: RequestedBytes, length: number): ByteRange | undefined {
  const { first, end } =
    'last' in requested ? { first: Math.max(0, length - requested.last), end: length } : requested;
  return first < Math.min(end, length) ? { first, end: Math.min(end, length) } : undefined;
}

/** Those of some bytes that lie in a range: the ones before it are dropped, and it ends behind it. */
export async function* sliceBytes(
  pieces: AsyncIterable<Buffer>,
  { first, end }: ByteRange,
): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const piece of pieces) {
    const part = piece.subarray(Math.max(0, first - at), Math.max(0, end - at));
    at += piece.length;
    if (part.length > 0) yield part;
    if (at >= end) return;
  }
}

export async function countBytes(pieces: AsyncIterable<Buffer>): Promise<number> {
  let count = 0;
  for await (const { length } of pieces) count += length;
  return count;
}
