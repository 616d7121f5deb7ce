import type { EventLog, Extent, Topic } from '@courant/core/log';

/** The first offset and the end of each partition of a topic. */
export const extentsOf = <T>(log: EventLog, topic: Topic<T>): Promise<Extent[]> =>
  Promise.all([...Array(topic.partitions).keys()].map((partition) => log.extent(topic, partition)));

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
