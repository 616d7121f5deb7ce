import { AREA_CODES, describeContent, RESOLUTIONS } from '@courant/core/domain';
import type { EventLog, Topic } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';

/** All content of a store as text, to compare two stores (see `describeContent`). */
export async function contentOf(store: ChunkStore): Promise<string> {
  let text = '';
  for (const area of AREA_CODES) {
    for (const resolution of RESOLUTIONS) {
      text += (await store.range(area, resolution, 0, Number.MAX_SAFE_INTEGER)).map(describeContent).join('');
    }
  }
  return text;
}

/** The messages of a topic, partition by partition, without those that cannot be decoded. */
export async function messagesIn<T>(log: EventLog, topic: Topic<T>): Promise<T[]> {
  const messages: T[] = [];
  for (let partition = 0; partition < topic.partitions; partition++) {
    const { first } = await log.extent(topic, partition);
    for (const { message } of await log.read(topic, partition, first, 1_000_000)) {
      if (message.ok) messages.push(message.value);
    }
  }
  return messages;
}
