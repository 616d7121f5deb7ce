import 'reflect-metadata';
import { type AreaCode, type Drift, type DriftKind, type FeedId, regionByInsee } from '@courant/core/domain';
import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../scalar/date-time.ts';
import { AreaCodes } from '../scalar/enums.ts';

@ObjectType({
  description:
    'How the answers of a feed differ from those before. What is stored of a missing column or area stands.',
})
export class SchemaDrift {
  @Field(() => String, { description: 'The feed. Example: "eco2mix-regional-tr".' })
  readonly feed!: FeedId;

  @Field(() => [String], {
    description: 'Columns that it published and no longer does. Example: ["consommation"].',
  })
  readonly missing!: readonly string[];

  @Field(() => [String], { description: 'Columns that it did not have before. Example: ["conso_mw"].' })
  readonly added!: readonly string[];

  @Field(() => [String], {
    description:
      'Columns whose cells have another type; where they are no numbers, they change nothing. Example: ["eolien"].',
  })
  readonly retyped!: readonly string[];

  @Field(() => [AreaCodes], { description: 'Regions of which it no longer gives a value. Example: [BRE].' })
  readonly areas!: readonly AreaCode[];

  @Field(() => DateTime, { description: 'When we first asked and found it so.' })
  readonly since!: number;

  @Field(() => Boolean, { description: 'Whether an operator has accepted it as meant.' })
  readonly accepted!: boolean;
}

/** The drifts of a feed, those that began and were accepted together in one, oldest first. */
export function toSchemaDrifts(feed: FeedId, drifts: readonly Drift[]): SchemaDrift[] {
  const groups = new Map<string, Drift[]>();
  for (const drift of drifts) {
    const key = `${drift.since} ${drift.accepted}`;
    groups.set(key, [...(groups.get(key) ?? []), drift]);
  }
  return [...groups.values()].map((group) => toSchemaDrift(feed, group));
}

function toSchemaDrift(feed: FeedId, group: readonly Drift[]): SchemaDrift {
  const namesOf = (kind: DriftKind): string[] =>
    group.filter((drift) => drift.kind === kind).map(({ name }) => name);
  return {
    feed,
    missing: namesOf('MISSING'),
    added: namesOf('ADDED'),
    retyped: namesOf('RETYPED'),
    areas: namesOf('REGION').flatMap((inseeCode) => regionByInsee(inseeCode) ?? []),
    since: group[0]?.since ?? 0,
    accepted: group[0]?.accepted ?? false,
  };
}
