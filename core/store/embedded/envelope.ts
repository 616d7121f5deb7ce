import { type Chunk, type ChunkKey, encodeChunk } from '../../domain/index.ts';
import { checksumOf } from '../../folder/checksum.ts';
import { describeKey } from '../chunk-store.ts';

/**
 * What lmdb stores of a chunk: its version, a float64; its encoded bytes, a multiple of eight, so that the columns stay
 * aligned; a u32 checksum of both and of the key. Chunks saved by an earlier version end without a checksum.
 */
export interface Envelope {
  readonly version: number;
  readonly encoded: Uint8Array;
  readonly hasChecksum: boolean;
}

const VERSION_BYTES = 8;
const CHECKSUM_BYTES = 4;

const keyText = ({ area, resolution, period }: ChunkKey): string => `${area}/${resolution}/${period}`;

/** The chunk as it is saved: its version is one more. */
export function toEnvelope(chunk: Chunk): Buffer {
  const encoded = encodeChunk(chunk);
  const end = VERSION_BYTES + encoded.length;
  const bytes = Buffer.allocUnsafe(end + CHECKSUM_BYTES);
  bytes.writeDoubleLE(chunk.version + 1, 0);
  bytes.set(encoded, VERSION_BYTES);
  bytes.writeUInt32LE(checksumOf(keyText(chunk.key), bytes.subarray(0, end)), end);
  return bytes;
}

/**
 * @param needsChecksum false where an earlier version may have saved it
 * @throws EnvelopeDamagedError if the bytes are not what was saved under the key
 */
export function fromEnvelope(key: ChunkKey, bytes: Buffer, needsChecksum = false): Envelope {
  const hasChecksum = bytes.length % 8 === CHECKSUM_BYTES;
  const end = bytes.length - (hasChecksum ? CHECKSUM_BYTES : 0);
  const isWhole =
    end > VERSION_BYTES &&
    end % 8 === 0 &&
    (hasChecksum || !needsChecksum) &&
    (!hasChecksum || bytes.readUInt32LE(end) === checksumOf(keyText(key), bytes.subarray(0, end)));
  if (!isWhole) throw new EnvelopeDamagedError(`the chunk ${describeKey(key)} does not fit its checksum`);
  // No Buffer, whose `slice` would share its bytes where the codec copies them.
  const encoded = new Uint8Array(bytes.buffer, bytes.byteOffset + VERSION_BYTES, end - VERSION_BYTES);
  return { version: bytes.readDoubleLE(0), encoded, hasChecksum };
}

/** A chunk that is not what was saved. */
export class EnvelopeDamagedError extends Error {
  override readonly name = 'EnvelopeDamagedError';
}
