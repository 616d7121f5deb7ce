import 'reflect-metadata';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { Priced, type PriceOf } from '../limits/price.ts';
import { findRejected, MAX_REJECTED } from './answer-rejected.ts';
import { RejectedRow } from './rejected-type.ts';

/** A read of the log, and the fields of each row. */
const rejectedPrice: PriceOf<{ readonly first: number }> = ({ first }) => ({
  own: 5,
  times: Math.max(0, first),
});

@Resolver()
export class RejectedResolver {
  @Query(() => [RejectedRow], {
    description:
      'What the publisher said that could not be read, newest first: rows, and odd cells of rows that were taken.',
  })
  @Priced(rejectedPrice)
  rejected(
    @Arg('first', () => Int, { defaultValue: 20, description: `At most this many, up to ${MAX_REJECTED}.` })
    first: number,
    @Arg('before', () => Int, {
      nullable: true,
      description: 'Only those before this offset: the offset of the last one of the answer before.',
    })
    before: number | null,
    @Ctx() { log, memo }: ApiContext,
  ): Promise<RejectedRow[]> {
    return memo.once(['rejected rows', first, before], () => findRejected(log, first, before));
  }
}
