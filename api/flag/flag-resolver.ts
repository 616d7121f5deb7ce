import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { costs } from '../limits/price.ts';
import { Reading } from '../reading/reading-type.ts';
import { findFlags } from './find-flags.ts';
import { Flag } from './flag-type.ts';

/** A reading lies in one run, or a roll-up in some. */
const MAX_OF_READING = 10;

@Resolver(() => Reading)
export class FlagResolver {
  @FieldResolver(() => [Flag], {
    description: `What is wrong with its consumption, by half-hours of its interval: the first ${MAX_OF_READING} runs.`,
  })
  @costs(20, 1)
  flags(@Root() reading: Reading, @Ctx() { chunks }: ApiContext): Promise<Flag[]> {
    const { start: from, end: to } = reading;
    return findFlags(chunks, reading.chunk.key.area, { from, to }, MAX_OF_READING);
  }
}
