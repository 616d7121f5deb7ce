import {
  LmdbDamage,
  type LmdbFile,
  PAGE,
  PAGE_HEADER_BYTES,
  readNumber,
  type TreeRecord,
} from './lmdb-file.ts';
import type { Meta } from './lmdb-meta.ts';
import { assertHeader, NODE, type Node, readTreePage } from './lmdb-page.ts';

/** An entry of a tree. */
export interface TreeEntry {
  /** Where its node stands in the file. */
  readonly at: number;
  readonly key: Buffer;
  /** Whether the value is the record of another tree. */
  readonly isTree: boolean;
  /** @throws LmdbDamage where the file ends before */
  value(): Buffer;
}

/** Keys of a subtree: from the first on, before the second. */
type Bounds = readonly [low: Buffer | undefined, high: Buffer | undefined];

const NO_BOUNDS: Bounds = [undefined, undefined];

interface Counts {
  branchPages: number;
  leafPages: number;
  overflowPages: number;
  entries: number;
}

/** How deep lmdb lets a tree grow. */
const MAX_DEPTH = 32;

/** What a tree's flags say of its keys and values, and whether the file is encrypted; the others are settings of an opening. */
const FLAG_MASK = 0x20ff;

/** How the keys of a tree are compared, and how few nodes lmdb leaves on a branch. */
interface TreeKind {
  readonly flags: number;
  readonly compare: (one: Buffer, other: Buffer) => number;
  /** Of every key; undefined where they differ. */
  readonly keyBytes: number | undefined;
  readonly minBranchNodes: number;
}

/** The tree of free pages, whose keys are transactions, and every other one. */
export const TREE_KIND = {
  FREE: {
    flags: 8,
    compare: (one, other) => Number(one.readBigUInt64LE() - other.readBigUInt64LE()),
    keyBytes: 8,
    minBranchNodes: 1,
  },
  DATA: { flags: 0, compare: Buffer.compare, keyBytes: undefined, minBranchNodes: 2 },
} as const satisfies Record<string, TreeKind>;

/**
 * Walks the trees of one state of a file and checks all that lmdb relies on: that each page is used once and is what the
 * page above says, that keys rise and lie where a search looks for them, and that the counts are right.
 */
export class TreeWalk {
  readonly #file: LmdbFile;
  readonly #meta: Meta;
  /** By page number. */
  readonly #isUsed: Uint8Array;
  readonly #onDamage: (damage: LmdbDamage) => void;

  /** @param onDamage throws it, or returns to go on behind it */
  constructor(file: LmdbFile, meta: Meta, onDamage: (damage: LmdbDamage) => void) {
    this.#file = file;
    this.#meta = meta;
    this.#onDamage = onDamage;
    this.#isUsed = new Uint8Array(Math.ceil(file.bytes / file.pageBytes));
  }

  /** The entries of a tree in the order of their keys. @param at where its record stands */
  *entries(tree: TreeRecord, at: number, kind: TreeKind = TREE_KIND.DATA): Generator<TreeEntry> {
    const counts: Counts = { branchPages: 0, leafPages: 0, overflowPages: 0, entries: 0 };
    const isTree = tree.depth <= MAX_DEPTH && (tree.root === undefined) === (tree.depth === 0);
    if (!isTree || (tree.flags & FLAG_MASK) !== kind.flags)
      return this.#onDamage(new LmdbDamage(at, 'no tree'));
    if (tree.root !== undefined) yield* this.#subtree(tree.root, tree.depth, NO_BOUNDS, { counts, kind });
    for (const [name, count] of Object.entries(counts))
      if (tree[name as keyof Counts] !== count)
        this.#onDamage(new LmdbDamage(at, `a tree of ${tree[name as keyof Counts]} ${name} holds ${count}`));
  }

  *#subtree(
    number: number,
    depth: number,
    bounds: Bounds,
    { counts, kind }: { counts: Counts; kind: TreeKind },
  ): Generator<TreeEntry> {
    const isLeaf = depth === 1;
    const nodes = this.#tryRead(() => this.#nodesOf(number, isLeaf, bounds, kind)) ?? [];
    counts[isLeaf ? 'leafPages' : 'branchPages']++;
    for (const [i, node] of nodes.entries()) {
      if (isLeaf) {
        const entry = this.#tryRead(() => this.#entryOf(node, counts));
        if (entry) yield entry;
      } else {
        const below: Bounds = [i === 0 ? bounds[0] : node.key, nodes[i + 1]?.key ?? bounds[1]];
        yield* this.#subtree(node.child, depth - 1, below, { counts, kind });
      }
    }
  }

  #nodesOf(number: number, isLeaf: boolean, bounds: Bounds, kind: TreeKind): readonly Node[] {
    this.use(number, 1, number * this.#file.pageBytes);
    const { nodes } = readTreePage(this.#file, number, { isLeaf, transaction: this.#meta.transaction });
    if (!isLeaf && nodes.length < kind.minBranchNodes)
      throw new LmdbDamage(number * this.#file.pageBytes, `a branch of ${nodes.length}`);
    assertOrder(nodes, isLeaf, bounds, kind);
    return nodes;
  }

  #entryOf(node: Node, counts: Counts): TreeEntry {
    const { at, key, flags, data } = node;
    counts.entries++;
    if (flags === NODE.BIG) return { at, key, isTree: false, value: this.#bigValue(node, counts) };
    if (flags !== 0 && flags !== NODE.TREE) throw new LmdbDamage(at, `a node with flags ${flags}`);
    return { at, key, isTree: flags === NODE.TREE, value: () => data };
  }

  /** Checks the first of the pages that a value has for itself. */
  #bigValue({ at, data, valueBytes }: Node, counts: Counts): () => Buffer {
    const { pageBytes } = this.#file;
    const field = (offset: number): number => readNumber(data, offset, at);
    const [number, pages] = [field(0), field(16)];
    if (pages * pageBytes < PAGE_HEADER_BYTES + valueBytes || pages > this.#meta.lastPage)
      throw new LmdbDamage(at, `${pages} pages for ${valueBytes} bytes`);
    this.use(number, pages, at);
    counts.overflowPages += pages;
    const header = this.#file.read(number * pageBytes, PAGE_HEADER_BYTES);
    const { transaction } = this.#meta;
    assertHeader(header, number * pageBytes, { number, flags: PAGE.OVERFLOW, transaction });
    if (header.readUInt32LE(20) !== pages || field(8) > transaction)
      throw new LmdbDamage(number * pageBytes, 'another number of pages than its tree says');
    return () => this.#file.read(number * pageBytes + PAGE_HEADER_BYTES, valueBytes);
  }

  /** @throws LmdbDamage for pages outside the file, or used before */
  use(first: number, pages: number, at: number): void {
    const end = first + pages;
    if (first < 2 || end - 1 > this.#meta.lastPage || end * this.#file.pageBytes > this.#file.bytes)
      throw new LmdbDamage(at, `page ${first}, and the file ends before`);
    for (let number = first; number < end; number++) this.#useOnce(number, at);
  }

  #useOnce(number: number, at: number): void {
    if (this.#isUsed[number] === 1) throw new LmdbDamage(at, `page ${number} is used twice`);
    this.#isUsed[number] = 1;
  }

  /** A free page may lie behind the end of the file. */
  useFree(number: number, at: number): void {
    if (number < 2 || number > this.#meta.lastPage) throw new LmdbDamage(at, `page ${number} is no page`);
    this.#useOnce(number, at);
  }

  #tryRead<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof LmdbDamage)) throw error;
      this.#onDamage(error);
      return undefined;
    }
  }
}

/** Keys rise, within their bounds. The key of a branch's first node says nothing. */
function assertOrder(nodes: readonly Node[], isLeaf: boolean, [low, high]: Bounds, kind: TreeKind): void {
  let previous: Buffer | undefined;
  for (const { key, at } of isLeaf ? nodes : nodes.slice(1)) {
    if (key.length !== (kind.keyBytes ?? key.length))
      throw new LmdbDamage(at, `a key of ${key.length} bytes`);
    const isInOrder =
      (previous === undefined || kind.compare(previous, key) < 0) &&
      (low === undefined || kind.compare(low, key) <= 0) &&
      (high === undefined || kind.compare(key, high) < 0);
    if (!isInOrder) throw new LmdbDamage(at, 'a key that is out of order');
    previous = key;
  }
}
