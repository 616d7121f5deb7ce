import 'reflect-metadata';
import { FEED_FACTS, FEEDS, type FeedId, type Vintage } from '@courant/core/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import type { PublisherState } from '../fetches/publisher-state.ts';
import { costs } from '../limits/price.ts';
import { DateTime } from '../scalar/date-time.ts';
import { Vintages } from '../scalar/enums.ts';
import { SchemaDrift, toSchemaDrifts } from './schema-drift-type.ts';

/** As many drifts as are reckoned with: two of each feed. */
const DRIFTS = 4;

@ObjectType({ description: "One of the publisher's datasets." })
export class Feed {
  @Field(() => String, { description: 'The publisher\'s name for it. Example: "eco2mix-regional-tr".' })
  readonly id!: FeedId;

  @Field(() => [Vintages], { description: 'What its readings are.' })
  readonly vintages!: readonly Vintage[];

  @Field(() => Int, { description: 'Length of its intervals in minutes. Example: 15.' })
  readonly stepMinutes!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it last answered us; null before it did.' })
  readonly lastFetchedAt!: number | null;
}

@ObjectType({ description: 'Who publishes the data, and how we stand with them.' })
export class Publisher {
  readonly #fetches: PublisherState;
  @Field(() => Boolean, {
    description: 'Whether it is our simulator rather than the real one: then no number is real.',
  })
  readonly simulated: boolean;

  constructor(fetches: PublisherState, simulated: boolean) {
    this.#fetches = fetches;
    this.simulated = simulated;
  }

  @Field(() => String, { description: 'Its name.' })
  get name(): string {
    return this.simulated ? 'Courant simulator' : 'ODRé';
  }

  @Field(() => String, { description: 'The credit to show beside the data.' })
  get credit(): string {
    return this.simulated
      ? 'SIMULATED data in the form of RTE, éCO2mix, via ODRé'
      : 'RTE, éCO2mix, via ODRé (Open Data Réseaux Énergies)';
  }

  @Field(() => String, { description: 'The licence of the real data.' })
  get licence(): string {
    return 'Licence Ouverte 2.0 (Etalab)';
  }

  @Field(() => String, { description: "The licence's text." })
  get licenceUrl(): string {
    return 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/';
  }

  @Field(() => [Feed], { description: 'Its datasets.' })
  get feeds(): Feed[] {
    return FEEDS.map((id) => {
      const { vintages, stepMinutes } = FEED_FACTS[id];
      return { id, vintages, stepMinutes, lastFetchedAt: this.#fetches.lastFetchedAt[id] };
    });
  }

  @Field(() => [SchemaDrift], {
    description: 'How the answers of its feeds differ from those before; empty while they are as they were.',
  })
  @costs(1, DRIFTS)
  get drift(): SchemaDrift[] {
    return FEEDS.flatMap((feed) => toSchemaDrifts(feed, this.#fetches.drifts[feed]));
  }

  @Field(() => Boolean, {
    description: 'Whether it answered when last asked; false before the first answer.',
  })
  get reachable(): boolean {
    return this.#fetches.isAnswering;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it last answered; null before it did.' })
  get lastSuccessAt(): number | null {
    return this.#fetches.lastSuccessAt;
  }
}
