import { checksumOf } from '../../folder/checksum.ts';

/**
 * Entries that were appended together, stored as one value of lmdb, so that a thousand entries cost one write.
 * Bytes, little-endian: f64 appendedAt, u32 number of entries, its high bit set, u32 length of each text in
 * UTF-16 units, then the texts end to end in UTF-8, and a u32 checksum of all before it and of the position. Blocks
 * of an earlier version have neither that bit nor a checksum.
 */
export interface Block {
  /** Epoch milliseconds UTC. */
  readonly appendedAt: number;
  readonly texts: readonly string[];
}

/** Where a block stands. */
export interface BlockPosition {
  readonly topic: string;
  readonly partition: number;
  /** Offset of its last entry. */
  readonly last: number;
}

const HEADER_BYTES = 12;
const LENGTH_BYTES = 4;
const CHECKSUM_BYTES = 4;

/** Set in the number of entries where a checksum follows the texts. */
const CHECKSUM_BIT = 2 ** 31;

export function encodeBlock(position: BlockPosition, appendedAt: number, texts: readonly string[]): Buffer {
  const joined = texts.join('');
  const start = HEADER_BYTES + LENGTH_BYTES * texts.length;
  const end = start + Buffer.byteLength(joined);
  const bytes = Buffer.allocUnsafe(end + CHECKSUM_BYTES);
  bytes.writeDoubleLE(appendedAt, 0);
  bytes.writeUInt32LE(texts.length + CHECKSUM_BIT, 8);
  texts.forEach((text, i) => {
    bytes.writeUInt32LE(text.length, HEADER_BYTES + LENGTH_BYTES * i);
  });
  bytes.write(joined, start);
  bytes.writeUInt32LE(checksumOf(keyOf(position), bytes.subarray(0, end)), end);
  return bytes;
}

const keyOf = ({ topic, partition, last }: BlockPosition): string => `${topic}/${partition}/${last}`;

/**
 * @param needsChecksum false where an earlier version may have written it
 * @throws BlockDamagedError if the bytes are not what was appended there
 */
export function decodeBlock(position: BlockPosition, bytes: Buffer, needsChecksum = false): Block {
  const { count, hasChecksum, end } = readHeader(bytes);
  const isWhole = hasChecksum
    ? bytes.readUInt32LE(end) === checksumOf(keyOf(position), bytes.subarray(0, end))
    : !needsChecksum;
  if (!isWhole) throw new BlockDamagedError('does not fit its checksum');
  return { appendedAt: bytes.readDoubleLE(0), texts: textsIn(bytes, count, end) };
}

function readHeader(bytes: Buffer): { count: number; hasChecksum: boolean; end: number } {
  const marked = bytes.length < HEADER_BYTES ? 0 : bytes.readUInt32LE(8);
  const hasChecksum = marked >= CHECKSUM_BIT;
  const count = marked % CHECKSUM_BIT;
  const end = bytes.length - (hasChecksum ? CHECKSUM_BYTES : 0);
  if (count === 0 || HEADER_BYTES + LENGTH_BYTES * count > end) throw new BlockDamagedError('is no block');
  return { count, hasChecksum, end };
}

function textsIn(bytes: Buffer, count: number, end: number): string[] {
  const joined = bytes.toString('utf8', HEADER_BYTES + LENGTH_BYTES * count, end);
  const texts: string[] = [];
  let start = 0;
  for (let i = 0; i < count; i++) {
    const textEnd = start + bytes.readUInt32LE(HEADER_BYTES + LENGTH_BYTES * i);
    texts.push(joined.slice(start, textEnd));
    start = textEnd;
  }
  if (start !== joined.length) throw new BlockDamagedError('has other lengths than texts');
  return texts;
}

/** A block that is not what was appended; the message says what is wrong with it. */
export class BlockDamagedError extends Error {
  override readonly name = 'BlockDamagedError';
}
