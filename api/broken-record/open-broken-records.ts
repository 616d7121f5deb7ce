import { clientError } from '../api-error.ts';
import { ChunkReader } from '../column/chunk-reader.ts';
import type { ApiContext } from '../context.ts';
import { LiveStream } from '../live/answer-live.ts';
import { DerivedStream } from '../live/derived-stream.ts';
import {
  type LiveEvent,
  RangeRevised,
  ReadingPublished,
  ReadingRevised,
  Snapshot,
} from '../live/live-type.ts';
import { RecordEvent } from './broken-record-type.ts';
import { type BrokenRecord, RecordWatch, type WatchedRecords } from './record-watch.ts';

/**
 * The records that are broken from now on, in the order in which their half-hours arrive.
 * @throws GraphQLError `BAD_ARGUMENT`
 */
export function openBrokenRecords(
  { live, serving, now }: Pick<ApiContext, 'live' | 'serving' | 'now'>,
  watched: WatchedRecords,
): DerivedStream<RecordEvent> {
  for (const list of ['areas', 'measures'] as const)
    if (watched[list]?.length === 0)
      throw clientError('BAD_ARGUMENT', `${list}: an empty list watches nothing: name one, or leave it out.`);
  const { memo } = live;
  const watch = new RecordWatch(watched, { createChunks: () => new ChunkReader(serving.store), now, memo });
  const areas = watched.areas && new Set(watched.areas);
  return new DerivedStream({
    hub: live,
    openLive: () => new LiveStream(live, { areas, after: null, snapshot: true }),
    async derive(event: LiveEvent) {
      if (event instanceof Snapshot) await watch.begin(event);
      if (event instanceof RangeRevised) await watch.revise(event);
      if (!(event instanceof ReadingPublished || event instanceof ReadingRevised)) return [];
      const broken = await watch.brokenBy(event.reading);
      return broken.map((one) => memo.once(one.record, ['event'], () => toEvent(one)));
    },
  });
}

const toEvent = ({ record, knownAt }: BrokenRecord): RecordEvent => new RecordEvent(record, knownAt);
