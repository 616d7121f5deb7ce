import type { ExecutionResult } from 'graphql';

/** Bytes that an object, a list or a member takes about, beside what is in it. */
const NODE_BYTES = 32;

/** About how many bytes a result takes in memory. */
export const resultBytes = ({ data, errors }: ExecutionResult): number =>
  bytesOf(data) + NODE_BYTES * (errors?.length ?? 0);

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return NODE_BYTES + 2 * value.length;
  if (typeof value !== 'object' || value === null) return NODE_BYTES;
  if (ArrayBuffer.isView(value)) return NODE_BYTES + value.byteLength;
  return Object.values(value).reduce<number>((sum, member) => sum + NODE_BYTES + bytesOf(member), NODE_BYTES);
}
