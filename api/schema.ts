import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { AreaResolver } from './area/area-resolver.ts';
import { BrokenRecordResolver } from './broken-record/broken-record-resolver.ts';
import { CarbonResolver } from './carbon/carbon-resolver.ts';
import { CompareResolver } from './compare/compare-resolver.ts';
import { EstimateQualityResolver } from './estimate/estimate-quality-resolver.ts';
import { FlagResolver } from './flag/flag-resolver.ts';
import { AreaFreshnessResolver, FreshnessResolver } from './freshness/freshness-resolver.ts';
import { LimitsResolver } from './limits/limits-resolver.ts';
import { LiveResolver } from './live/live-resolver.ts';
import { MixResolver } from './mix/mix-resolver.ts';
import { ProfileResolver } from './profile/profile-resolver.ts';
import { PublisherResolver } from './publisher/publisher-resolver.ts';
import { ReadingResolver } from './reading/reading-resolver.ts';
import { RecordResolver } from './record/record-resolver.ts';
import { RejectedResolver } from './rejected/rejected-resolver.ts';
import { ReplayResolver } from './replay/replay-resolver.ts';
import { RevisionSummaryResolver } from './revision/revision-summary-resolver.ts';
import { nameEnumValues } from './scalar/name-enum-values.ts';
import { SeriesResolver } from './series/series-resolver.ts';
import { ThresholdResolver } from './threshold/threshold-resolver.ts';

// biome-ignore lint/complexity/noBannedTypes: TypeGraphQL takes classes of any constructor as `Function`.
const RESOLVERS: NonEmptyArray<Function> = [
  AreaResolver,
  MixResolver,
  CarbonResolver,
  SeriesResolver,
  ProfileResolver,
  CompareResolver,
  RecordResolver,
  FlagResolver,
  ReadingResolver,
  FreshnessResolver,
  AreaFreshnessResolver,
  PublisherResolver,
  RejectedResolver,
  RevisionSummaryResolver,
  EstimateQualityResolver,
  LimitsResolver,
  LiveResolver,
  ReplayResolver,
  ThresholdResolver,
  BrokenRecordResolver,
];

/** TypeGraphQL demands a pub-sub for subscriptions, although ours have their own streams. */
const NO_PUB_SUB = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('Subscriptions bring their own stream.');
  },
};

/** The whole schema: every resolver is listed above. */
export function createSchema(): GraphQLSchema {
  const schema = buildSchemaSync({ resolvers: RESOLVERS, validate: false, pubSub: NO_PUB_SUB });
  nameEnumValues(schema);
  return schema;
}
