import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A place in an lmdb file that holds what lmdb never writes. */
export class LmdbDamage extends Error {
  override readonly name = 'LmdbDamage';
  constructor(at: number, what: string) {
    super(`at byte ${at}: ${what}`);
  }
}

/** One B-tree, as lmdb records it: in a meta page, or as the value of a named database. */
export interface TreeRecord {
  readonly flags: number;
  readonly depth: number;
  readonly branchPages: number;
  readonly leafPages: number;
  readonly overflowPages: number;
  readonly entries: number;
  /** Page number; undefined for an empty tree. */
  readonly root: number | undefined;
}

export const TREE_RECORD_BYTES = 48;
/** Of every page: u64 its number, u64 transaction, u16, u16 flags, u16 lower and u16 upper (or u32 pages). */
export const PAGE_HEADER_BYTES = 24;
export const PAGE = { BRANCH: 1, LEAF: 2, OVERFLOW: 4, META: 8 } as const;

const NO_PAGE = 2n ** 64n - 1n;

/** @throws LmdbDamage for a number that no file can hold */
export function readNumber(bytes: Buffer, offset: number, at: number): number {
  const number = bytes.readUInt32LE(offset) + bytes.readUInt32LE(offset + 4) * 2 ** 32;
  if (number > Number.MAX_SAFE_INTEGER) throw new LmdbDamage(at + offset, `the number ${number}`);
  return number;
}

/** @param at where `bytes` begin in the file */
export function readTree(bytes: Buffer, offset: number, at: number): TreeRecord {
  const number = (field: number): number => readNumber(bytes, offset + 8 + 8 * field, at);
  return {
    flags: bytes.readUInt16LE(offset + 4),
    depth: bytes.readUInt16LE(offset + 6),
    branchPages: number(0),
    leafPages: number(1),
    overflowPages: number(2),
    entries: number(3),
    root: bytes.readBigUInt64LE(offset + 40) === NO_PAGE ? undefined : number(4),
  };
}

/** The pages of an lmdb file, read and never mapped: where mapped bytes are damaged, a process ends by signal. */
export class LmdbFile {
  readonly pageBytes: number;
  readonly bytes: number;
  readonly #descriptor: number;

  /** @throws LmdbDamage if it does not begin like an lmdb file */
  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
    this.bytes = fstatSync(this.#descriptor).size;
    try {
      this.pageBytes = this.read(0, PAGE_HEADER_BYTES + TREE_RECORD_BYTES).readUInt32LE(
        PAGE_HEADER_BYTES + 24,
      );
      if (!PAGE_SIZES.includes(this.pageBytes)) throw new LmdbDamage(0, `pages of ${this.pageBytes} bytes`);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** @throws LmdbDamage where the file ends before */
  read(at: number, length: number): Buffer {
    const bytes = at + length > this.bytes ? undefined : Buffer.allocUnsafe(length);
    if (!bytes || readSync(this.#descriptor, bytes, 0, length, at) < length)
      throw new LmdbDamage(at, `the file ends at ${this.bytes}, before byte ${at + length}`);
    return bytes;
  }

  page(number: number): Buffer {
    return this.read(number * this.pageBytes, this.pageBytes);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

const PAGE_SIZES = [256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768];
