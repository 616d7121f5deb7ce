import { checksumOf } from '../../folder/checksum.ts';
import { type BlockBody, decodeBody, encodeBody } from './block-body.ts';

/**
 * Entries that were appended together, stored as one value of lmdb, so that a thousand entries cost one write.
 * Bytes, little-endian: f64 appendedAt, u32 number of entries with flags in its two highest bits, the texts
 * (`block-body.ts`), and a u32 checksum of all before it and of the position. Blocks of the first version have neither
 * flags nor a checksum, those of the second a checksum and texts that are not compressed.
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
const CHECKSUM_BYTES = 4;

/** Added to the number of entries where a checksum follows the texts, and where the texts are compressed. */
const CHECKSUM_FLAG = 2 ** 31;
const COMPRESSED_FLAG = 2 ** 30;

export function encodeBlock(position: BlockPosition, appendedAt: number, texts: readonly string[]): Buffer {
  const body = encodeBody(texts);
  const end = HEADER_BYTES + body.bytes.length;
  const bytes = Buffer.allocUnsafe(end + CHECKSUM_BYTES);
  bytes.writeDoubleLE(appendedAt, 0);
  bytes.writeUInt32LE(texts.length + CHECKSUM_FLAG + (body.isCompressed ? COMPRESSED_FLAG : 0), 8);
  bytes.set(body.bytes, HEADER_BYTES);
  bytes.writeUInt32LE(checksumOf(keyOf(position), bytes.subarray(0, end)), end);
  return bytes;
}

const keyOf = ({ topic, partition, last }: BlockPosition): string => `${topic}/${partition}/${last}`;

/**
 * @param needsChecksum false where an earlier version may have written it
 * @throws BlockDamagedError if the bytes are not what was appended there
 */
export function decodeBlock(position: BlockPosition, bytes: Buffer, needsChecksum = false): Block {
  const { count, hasChecksum, body, end } = readHeader(bytes);
  const isWhole = hasChecksum
    ? bytes.readUInt32LE(end) === checksumOf(keyOf(position), bytes.subarray(0, end))
    : !needsChecksum;
  if (!isWhole) throw new BlockDamagedError('does not fit its checksum');
  return { appendedAt: bytes.readDoubleLE(0), texts: textsIn(body, count) };
}

interface Header {
  readonly count: number;
  readonly hasChecksum: boolean;
  readonly body: BlockBody;
  /** Where the body ends. */
  readonly end: number;
}

function readHeader(bytes: Buffer): Header {
  const flagged = bytes.length < HEADER_BYTES ? 0 : bytes.readUInt32LE(8);
  const hasChecksum = flagged >= CHECKSUM_FLAG;
  const isCompressed = flagged % CHECKSUM_FLAG >= COMPRESSED_FLAG;
  const count = flagged % COMPRESSED_FLAG;
  const end = bytes.length - (hasChecksum ? CHECKSUM_BYTES : 0);
  if (count === 0 || end <= HEADER_BYTES) throw new BlockDamagedError('is no block');
  return { count, hasChecksum, body: { bytes: bytes.subarray(HEADER_BYTES, end), isCompressed }, end };
}

function textsIn(body: BlockBody, count: number): string[] {
  try {
    return decodeBody(body, count);
  } catch (error) {
    throw new BlockDamagedError((error as Error).message, { cause: error });
  }
}

/** A block that is not what was appended; the message says what is wrong with it. */
export class BlockDamagedError extends Error {
  override readonly name = 'BlockDamagedError';
}
