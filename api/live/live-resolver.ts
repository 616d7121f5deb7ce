import 'reflect-metadata';
import type { AreaCode } from '@courant/core/domain';
import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { AreaCodes } from '../scalar/enums.ts';
import { type Cursor, StreamCursor } from '../scalar/stream-cursor.ts';
import { LiveEvent } from './live-event.ts';
import { LiveStream } from './live-stream.ts';

interface LiveArguments {
  readonly areas?: readonly AreaCode[] | null;
  readonly after?: Cursor | null;
  readonly snapshot: boolean;
}

function openStream(context: ApiContext, { areas, after, snapshot }: LiveArguments): LiveStream {
  return new LiveStream(context.live, {
    areas: areas ? new Set(areas) : null,
    after: after ?? null,
    snapshot,
  });
}

@Resolver()
export class LiveResolver {
  @Subscription(() => LiveEvent, {
    description:
      'What moves, as it moves: a snapshot, then an event for each slot published or revised, on both leaf grids. Cursors ' +
      'rise with every change; a watermark may repeat the last. Coarser charts ask again for their last bucket.',
    subscribe: ({ context, args }) => openStream(context as ApiContext, args as unknown as LiveArguments),
  })
  liveProduction(
    @Root() event: LiveEvent,
    @Arg('areas', () => [AreaCodes], {
      nullable: true,
      description: 'Left out: the country and its twelve regions.',
    })
    _areas?: AreaCode[] | null,
    @Arg('after', () => StreamCursor, {
      nullable: true,
      description: 'The cursor of the last event you saw: the stream goes on behind it, without a snapshot.',
    })
    _after?: Cursor | null,
    @Arg('snapshot', () => Boolean, {
      defaultValue: true,
      description: 'False begins with a watermark instead, for who has just asked for a series.',
    })
    _snapshot?: boolean,
  ): LiveEvent {
    return event;
  }
}
