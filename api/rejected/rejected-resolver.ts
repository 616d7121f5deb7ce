import 'reflect-metadata';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { Priced, type PriceOf } from '../limits/price.ts';
import { findRejected, MAX_REJECTED } from './answer-rejected.ts';
import { RejectedRow } from './rejected-type.ts';

/** A read of the log, and of a row in it of a hundred thousand characters, which is the most that one has. */
const COST = { read: 5, row: 6 };

/** The fields of each row come on top. */
const rejectedPrice: PriceOf<{ readonly first: number }> = ({ first }) => {
  const rows = Math.max(0, first);
  return { own: COST.read + COST.row * rows, times: rows };
};

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
