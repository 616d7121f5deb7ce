import { crc32 } from 'node:zlib';
import {
  LmdbDamage,
  type LmdbFile,
  PAGE,
  PAGE_HEADER_BYTES,
  readNumber,
  readTree,
  type TreeRecord,
} from './lmdb-file.ts';

/** The start of a state of the file: two meta pages, written in turn, so that one of them is always whole. */
export interface Meta {
  readonly transaction: number;
  readonly lastPage: number;
  readonly freeTree: TreeRecord;
  readonly mainTree: TreeRecord;
}

/** Both meta pages as the file ends a transaction. */
export interface Metas {
  readonly newest: Meta;
  readonly older: Meta;
  /** Of the bytes of both. */
  readonly checksum: number;
}

const META_BYTES = PAGE_HEADER_BYTES + 144;
const MAGIC = 0xbeefc0de;
const VERSION = 2;
/** More than any machine can map. */
const MAX_MAP_BYTES = 2 ** 46;

/** @throws LmdbDamage */
export function readMetas(file: LmdbFile): Metas {
  const [first, second] = [0, file.pageBytes].map((at) => file.read(at, META_BYTES)) as [Buffer, Buffer];
  const metas = [readMeta(file, first, 0), readMeta(file, second, 1)] as const;
  const [older, newest] = metas[0].transaction < metas[1].transaction ? metas : [metas[1], metas[0]];
  return { newest, older, checksum: crc32(second, crc32(first)) };
}

/** The meta pages that are not damaged, the newest first. */
export function readableMetas(file: LmdbFile): Meta[] {
  const metas = [0, 1].flatMap((number) => {
    try {
      return [readMeta(file, file.read(number * file.pageBytes, META_BYTES), number)];
    } catch (error) {
      if (error instanceof LmdbDamage) return [];
      throw error;
    }
  });
  return metas.sort((one, other) => other.transaction - one.transaction);
}

function readMeta(file: LmdbFile, page: Buffer, number: number): Meta {
  const at = number * file.pageBytes;
  const bytes = page.subarray(PAGE_HEADER_BYTES);
  const field = (offset: number): number => readNumber(bytes, offset, at + PAGE_HEADER_BYTES);
  const hasMarks =
    page.readUInt16LE(18) === PAGE.META &&
    bytes.readUInt32LE(0) === MAGIC &&
    (bytes.readUInt32LE(4) & 0xffff) === VERSION &&
    bytes.readUInt32LE(24) === file.pageBytes;
  if (!hasMarks) throw new LmdbDamage(at, 'no meta page of lmdb');
  if (field(16) > MAX_MAP_BYTES) throw new LmdbDamage(at, `a map of ${field(16)} bytes`);
  return {
    lastPage: field(120),
    transaction: field(128),
    freeTree: readTree(bytes, 24, at + PAGE_HEADER_BYTES),
    mainTree: readTree(bytes, 72, at + PAGE_HEADER_BYTES),
  };
}
