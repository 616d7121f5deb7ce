import { ChunkReader } from '../column/chunk-reader.ts';
import type { ApiContext } from '../context.ts';
import { LiveStream } from '../live/answer-live.ts';
import { DerivedStream } from '../live/derived-stream.ts';
import { type LiveEvent, ReadingPublished, ReadingRevised, Snapshot } from '../live/live-type.ts';
import type { Reading } from '../reading/reading-type.ts';
import { RecordEvent } from './broken-record-type.ts';
import { RecordWatch, type WatchedRecords } from './record-watch.ts';

/** The records that are broken from now on, in the order in which their half-hours arrive. */
export function openBrokenRecords(
  { live, serving, now }: Pick<ApiContext, 'live' | 'serving' | 'now'>,
  watched: WatchedRecords,
): DerivedStream<RecordEvent> {
  const { memo } = live;
  const watch = new RecordWatch(watched, { createChunks: () => new ChunkReader(serving.store), now, memo });
  const areas = watched.areas && new Set(watched.areas);
  return new DerivedStream({
    hub: live,
    openLive: () => new LiveStream(live, { areas, after: null, snapshot: true }),
    async derive(event: LiveEvent) {
      if (event instanceof Snapshot) await watch.begin(event);
      if (!(event instanceof ReadingPublished || event instanceof ReadingRevised)) return [];
      const { reading } = event;
      const broken = await watch.brokenBy(reading);
      return broken.map((record) => memo.once(record, ['event'], () => toEvent(record, reading)));
    },
  });
}

const toEvent = (record: RecordEvent['record'], { knownAt }: Reading): RecordEvent =>
  new RecordEvent(record, knownAt);
