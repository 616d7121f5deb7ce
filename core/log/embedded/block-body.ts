import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/**
 * The texts of a block as bytes, little-endian: u32 length of each text in UTF-16 units, then the texts end to end in
 * UTF-8. A long body is compressed: a u32, its length, then brotli.
 */
export interface BlockBody {
  readonly bytes: Buffer;
  readonly isCompressed: boolean;
}

/** Bytes from which a body is compressed: a shorter one shares its page with others anyway. */
const COMPRESSED_FROM = 1_000;

const LENGTH_BYTES = 4;
/** Of a compressed body, before its brotli. */
const SIZE_BYTES = 4;

/** Why this quality: docs/decisions/055-blocks-and-chunks-are-packed.md. 64 KB hold some 150 readings. */
const BROTLI_OPTIONS = {
  chunkSize: 2 ** 17,
  params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: 16 },
};

export function encodeBody(texts: readonly string[]): BlockBody {
  const plain = toPlain(texts);
  if (plain.length < COMPRESSED_FROM) return { bytes: plain, isCompressed: false };
  const size = Buffer.allocUnsafe(SIZE_BYTES);
  size.writeUInt32LE(plain.length);
  return { bytes: Buffer.concat([size, brotliCompressSync(plain, BROTLI_OPTIONS)]), isCompressed: true };
}

function toPlain(texts: readonly string[]): Buffer {
  const joined = texts.join('');
  const start = LENGTH_BYTES * texts.length;
  const bytes = Buffer.allocUnsafe(start + Buffer.byteLength(joined));
  texts.forEach((text, i) => {
    bytes.writeUInt32LE(text.length, LENGTH_BYTES * i);
  });
  bytes.write(joined, start);
  return bytes;
}

/**
 * @param count of texts
 * @throws Error if these are not the bytes of so many texts; the message says what is wrong with them
 */
export function decodeBody({ bytes, isCompressed }: BlockBody, count: number): string[] {
  const plain = isCompressed ? decompress(bytes) : bytes;
  if (plain.length < LENGTH_BYTES * count) throw new Error('is no block');
  const joined = plain.toString('utf8', LENGTH_BYTES * count);
  const texts: string[] = [];
  let start = 0;
  for (let i = 0; i < count; i++) {
    const end = start + plain.readUInt32LE(LENGTH_BYTES * i);
    texts.push(joined.slice(start, end));
    start = end;
  }
  if (start !== joined.length) throw new Error('has other lengths than texts');
  return texts;
}

function decompress(bytes: Buffer): Buffer {
  const size = bytes.readUInt32LE();
  // One output buffer of the right size: by default it grows by 16 KB.
  return brotliDecompressSync(bytes.subarray(SIZE_BYTES), {
    chunkSize: Math.max(size, constants.Z_MIN_CHUNK),
  });
}
