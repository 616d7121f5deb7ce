import 'reflect-metadata';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { LimitValues } from './limit-values.ts';

@ObjectType({ description: 'What is enforced; a question beyond it is refused with a sentence.' })
export class Limits implements LimitValues {
  @Field(() => Int, { description: 'Points of one series. Example: 20000.' })
  readonly maxPointsPerSeries!: number;

  @Field(() => Int, { description: 'Points of all series of one answer. Example: 250000.' })
  readonly maxPointsPerQuery!: number;

  @Field(() => Int, { description: 'Fields inside fields; introspection is exempt. Example: 12.' })
  readonly maxDepth!: number;

  @Field(() => Int, { description: 'Aliases in one document. Example: 50.' })
  readonly maxAliases!: number;

  @Field(() => Int, { description: 'Tokens in one document. Example: 2000.' })
  readonly maxTokens!: number;

  @Field(() => Int, { description: 'Bytes of a request body or socket message. Example: 65536.' })
  readonly maxBodyBytes!: number;

  @Field(() => Int, {
    description:
      'Cost of one question: about 1 a field, times the objects of the lists around it, 1 for every 350 numbers that it ' +
      'prints and about 1 for every day of half-hours that it reads, by its ranges and resolutions. Example: 5000.',
  })
  readonly maxCost!: number;

  @Field(() => Int, { description: 'Sockets open from one address. Example: 256.' })
  readonly maxSocketsPerAddress!: number;

  @Field(() => Int, { description: 'Subscriptions running on one socket. Example: 16.' })
  readonly maxSubscriptionsPerSocket!: number;

  @Field(() => Int, { description: 'Subscriptions running for all clients together. Example: 10000.' })
  readonly maxSubscriptions!: number;

  @Field(() => Int, { description: 'A cursor older than this is answered with a StreamReset. Example: 7.' })
  readonly cursorKeptDays!: number;

  @Field(() => Int, { description: 'A silent stream says at least this often where it stands. Example: 20.' })
  readonly watermarkSeconds!: number;

  @Field(() => Int, {
    description: 'Slots of the period and areas of one replay, on both leaf grids. Example: 25000.',
  })
  readonly maxReplayReadings!: number;

  @Field(() => Float, { description: 'Seconds of the period in a second of a replay. Example: 86400.' })
  readonly maxReplaySpeed!: number;

  @Field(() => Int, {
    description: 'Cost that one address may spend in a minute, over HTTP and sockets. Example: 600000.',
  })
  readonly costPerMinute!: number;
}
