import 'reflect-metadata';
import { Args, Resolver, Root, Subscription } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { Priced } from '../limits/price.ts';
import { LiveEvent } from '../live/live-type.ts';
import { openReplay } from './open-replay.ts';
import { ReplayArguments } from './replay-arguments.ts';
import { cheaperReplay, replayPrice } from './replay-price.ts';

@Resolver()
export class ReplayResolver {
  @Subscription(() => LiveEvent, {
    description:
      'A past period through the events of the live stream, at a speed of your choice: ReadingPublished and ReadingRevised on ' +
      'both leaf grids, and a Watermark while nothing is due. It ends with the period. Its cursors are its own.',
    subscribe: ({ context, args }) => openReplay(args as unknown as ReplayArguments, context as ApiContext),
  })
  @Priced(replayPrice, cheaperReplay)
  replay(@Root() event: LiveEvent, @Args(() => ReplayArguments) _args: ReplayArguments): LiveEvent {
    return event;
  }
}
