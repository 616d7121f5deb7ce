import type { Topic } from './topic.ts';

/** The numbers of a topic's partitions. */
export const partitionsOf = ({ partitions }: { readonly partitions: number }): number[] => [
  ...Array(partitions).keys(),
];

/** The partition that a value belongs to. Throws `RangeError` for one that the topic does not have. */
export function partitionFor<T>(topic: Topic<T>, value: T): number {
  const partition = topic.partitionOf(value);
  if (Number.isInteger(partition) && partition >= 0 && partition < topic.partitions) return partition;
  throw new RangeError(`${topic.name} has partitions 0 to ${topic.partitions - 1}, not ${partition}.`);
}
