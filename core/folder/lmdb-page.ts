import { LmdbDamage, type LmdbFile, PAGE, PAGE_HEADER_BYTES, readNumber } from './lmdb-file.ts';

/** A page of a tree whose header and nodes fit each other. */
export interface TreePage {
  readonly isLeaf: boolean;
  /** In the order of their keys. */
  readonly nodes: readonly Node[];
}

export interface Node {
  /** Where it stands in the file. */
  readonly at: number;
  readonly key: Buffer;
  /** Of a branch: the page below. */
  readonly child: number;
  /** Of a leaf: what `data` is. */
  readonly flags: number;
  /** Of a leaf: bytes of the value, which stands elsewhere for `NODE.BIG`. */
  readonly valueBytes: number;
  readonly data: Buffer;
}

export const NODE = { BIG: 1, TREE: 2 } as const;

const NODE_HEADER_BYTES = 8;
/** Of a value that stands on pages of its own: u64 page, u64 transaction, u64 number of pages. */
export const BIG_NODE_BYTES = 24;

/** @throws LmdbDamage unless the header is that of such a page, written by this transaction or before */
export function assertHeader(
  page: Buffer,
  at: number,
  { number, flags, transaction }: { number: number; flags: number; transaction: number },
): void {
  const isRight =
    readNumber(page, 0, at) === number &&
    readNumber(page, 8, at) <= transaction &&
    page.readUInt16LE(18) === flags;
  if (!isRight) throw new LmdbDamage(at, `page ${number} has another header than its tree says`);
}

/** @throws LmdbDamage unless page `number` is a branch or leaf whose nodes fill it as lmdb fills it */
export function readTreePage(
  file: LmdbFile,
  number: number,
  { isLeaf, transaction }: { isLeaf: boolean; transaction: number },
): TreePage {
  const at = number * file.pageBytes;
  const page = file.page(number);
  assertHeader(page, at, { number, flags: isLeaf ? PAGE.LEAF : PAGE.BRANCH, transaction });
  const [lower, upper] = [page.readUInt16LE(20), page.readUInt16LE(22)];
  const bodyBytes = file.pageBytes - PAGE_HEADER_BYTES;
  if (lower % 2 !== 0 || lower < 2 || lower > upper || upper > bodyBytes)
    throw new LmdbDamage(at, `page ${number} does not say where its nodes are`);
  const offsets = Array.from({ length: lower / 2 }, (_, i) => page.readUInt16LE(PAGE_HEADER_BYTES + 2 * i));
  const nodes = offsets.map((offset) => readNode(page, at, offset, { isLeaf, upper, bodyBytes }));
  // The nodes lie end to end.
  if (nodes.reduce((sum, node) => sum + evenBytes(node), 0) !== bodyBytes - upper)
    throw new LmdbDamage(at, `the nodes of page ${number} overlap`);
  return { isLeaf, nodes };
}

const evenBytes = ({ key, data }: Node): number =>
  Math.ceil((NODE_HEADER_BYTES + key.length + data.length) / 2) * 2;

function readNode(
  page: Buffer,
  pageAt: number,
  offset: number,
  { isLeaf, upper, bodyBytes }: { isLeaf: boolean; upper: number; bodyBytes: number },
): Node {
  const at = pageAt + PAGE_HEADER_BYTES + offset;
  if (offset < upper || offset + NODE_HEADER_BYTES > bodyBytes)
    throw new LmdbDamage(at, 'a node outside its page');
  const node = page.subarray(PAGE_HEADER_BYTES + offset);
  const [low, flags, keyBytes] = [node.readUInt32LE(0), node.readUInt16LE(4), node.readUInt16LE(6)];
  const dataBytes = !isLeaf ? 0 : flags & NODE.BIG ? BIG_NODE_BYTES : low;
  const end = NODE_HEADER_BYTES + keyBytes + dataBytes;
  if (end > node.length) throw new LmdbDamage(at, 'a node longer than its page');
  return {
    at,
    key: node.subarray(NODE_HEADER_BYTES, NODE_HEADER_BYTES + keyBytes),
    child: low + flags * 2 ** 32,
    flags,
    valueBytes: low,
    data: node.subarray(NODE_HEADER_BYTES + keyBytes, end),
  };
}
