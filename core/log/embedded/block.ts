/**
 * Entries that were appended together, stored as one value of lmdb, so that a thousand entries cost one write.
 * Bytes, little-endian: f64 appendedAt, u32 number of entries, u32 length of each text in UTF-16 units, then the texts
 * end to end in UTF-8.
 */
export interface Block {
  /** Epoch milliseconds UTC. */
  readonly appendedAt: number;
  readonly texts: readonly string[];
}

const HEADER_BYTES = 12;
const LENGTH_BYTES = 4;

export function encodeBlock({ appendedAt, texts }: Block): Buffer {
  const joined = texts.join('');
  const start = HEADER_BYTES + LENGTH_BYTES * texts.length;
  const bytes = Buffer.allocUnsafe(start + Buffer.byteLength(joined));
  bytes.writeDoubleLE(appendedAt, 0);
  bytes.writeUInt32LE(texts.length, 8);
  texts.forEach((text, i) => {
    bytes.writeUInt32LE(text.length, HEADER_BYTES + LENGTH_BYTES * i);
  });
  bytes.write(joined, start);
  return bytes;
}

export function decodeBlock(bytes: Buffer): Block {
  const count = entriesIn(bytes);
  const joined = bytes.toString('utf8', HEADER_BYTES + LENGTH_BYTES * count);
  const texts: string[] = [];
  for (let i = 0, start = 0; i < count; i++) {
    const end = start + bytes.readUInt32LE(HEADER_BYTES + LENGTH_BYTES * i);
    texts.push(joined.slice(start, end));
    start = end;
  }
  return { appendedAt: appendedAt(bytes), texts };
}

/** When a block's entries were appended, epoch milliseconds UTC. */
export const appendedAt = (bytes: Buffer): number => bytes.readDoubleLE(0);

export const entriesIn = (bytes: Buffer): number => bytes.readUInt32LE(8);
