import 'reflect-metadata';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { Publisher } from './publisher-type.ts';

@Resolver()
export class PublisherResolver {
  @Query(() => Publisher, { description: 'Who publishes the data, and how we stand with them.' })
  async publisher(@Ctx() { fetches, simulated }: ApiContext): Promise<Publisher> {
    return new Publisher(await fetches.whenCaughtUp(), simulated);
  }
}
