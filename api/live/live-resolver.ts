import 'reflect-metadata';
import type { AreaCode } from '@courant/core/domain';
import { Args, ArgsType, Field, Resolver, Root, Subscription } from 'type-graphql';
import { clientError } from '../api-error.ts';
import type { ApiContext } from '../context.ts';
import { isReplayEpoch } from '../replay/replay.ts';
import { AreaCodes } from '../scalar/enums.ts';
import { type Cursor, StreamCursor } from '../scalar/stream-cursor.ts';
import { LiveStream } from './answer-live.ts';
import { LiveEvent } from './live-type.ts';

@ArgsType()
class LiveArguments {
  @Field(() => [AreaCodes], {
    nullable: true,
    description: 'Left out: the country and its twelve regions.',
  })
  readonly areas?: readonly AreaCode[] | null;

  @Field(() => StreamCursor, {
    nullable: true,
    description: 'The cursor of the last event you saw: the stream goes on behind it, without a snapshot.',
  })
  readonly after?: Cursor | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'False begins with a watermark instead, for who has just asked for a series.',
  })
  readonly snapshot!: boolean;
}

/** @throws GraphQLError `BAD_ARGUMENT` for a cursor of a replay, which is of no log */
function createStream({ live }: ApiContext, { areas, after = null, snapshot }: LiveArguments): LiveStream {
  if (after && isReplayEpoch(after.epoch))
    throw clientError('BAD_ARGUMENT', 'after: this cursor is of a replay, and not of the live stream.');
  return new LiveStream(live, { areas: areas ? new Set(areas) : null, after, snapshot });
}

@Resolver()
export class LiveResolver {
  @Subscription(() => LiveEvent, {
    description:
      'What moves, as it moves: a snapshot, then an event for each slot published or revised, on both leaf grids. Cursors ' +
      'rise with every change; a watermark may repeat the last. Coarser charts ask again for their last bucket.',
    subscribe: ({ context, args }) => createStream(context as ApiContext, args as unknown as LiveArguments),
  })
  liveProduction(@Root() event: LiveEvent, @Args(() => LiveArguments) _args: LiveArguments): LiveEvent {
    return event;
  }
}
