import 'reflect-metadata';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { Priced, type PriceOf } from '../limits/price.ts';
import { findRejected, isRejectedCount, MAX_REJECTED } from './answer-rejected.ts';
import { RejectedRow } from './rejected-type.ts';

/** Reading and decoding a row of a hundred thousand characters, which is the most that one has, takes 2 to 3 ms where many are escaped or none is ASCII. */
const ROW_COST = 40;
/** The read begins inside a block of the log, which is decoded whole: a few such rows, or a thousand short ones. */
const READ_COST = 100;

/** A read of the log, its rows, and the fields of each. A count that is refused anyway costs nothing, so that its error says why. */
const rejectedPrice: PriceOf<{ readonly first: number }> = ({ first }) => {
  const rows = isRejectedCount(first) ? first : 0;
  return { own: READ_COST + ROW_COST * rows, times: rows };
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
    @Ctx() context: ApiContext,
  ): Promise<RejectedRow[]> {
    return findRejected(context, first, before);
  }
}
