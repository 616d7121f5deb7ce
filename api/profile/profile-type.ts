import 'reflect-metadata';
import type { AreaCode, Measure } from '@courant/core/domain';
import { Int, ObjectType } from 'type-graphql';
import { AreaType, toArea } from '../area/area-type.ts';
import { Figures } from '../column/figures.ts';
import type { Range } from '../column/range.ts';
import { costsPerPoint, Priced } from '../limits/price.ts';
import { PlainField } from '../plain-field.ts';
import { NumberColumn } from '../scalar/column.ts';
import { DateTime } from '../scalar/date-time.ts';
import { Measures } from '../scalar/enums.ts';
import { type Unit, Units } from '../scalar/units.ts';
import { VIEW_FACTS, type View } from '../series/view.ts';
import { type Group, meanOf, quantileOf } from './group.ts';
import { KEY_FACTS, type ProfileBy, ProfileBys } from './profile-key.ts';

/** One measure of one area. */
export interface ProfileLine {
  readonly area: AreaCode;
  readonly measure: Measure;
  /** One for each key. */
  readonly groups: readonly Group[];
}

const OF_HALF_HOURS = 'of the half-hours of each key; null where nothing is published';

@ObjectType({
  description:
    'One measure of one area by keys; columns run along `keys`. Each half-hour counts with what was observed of it.',
})
export class ProfileSeries {
  readonly #line: ProfileLine;
  readonly #view: View;

  constructor(line: ProfileLine, view: View) {
    this.#line = line;
    this.#view = view;
  }

  @PlainField(() => AreaType, { description: 'Where.' })
  get area(): AreaType {
    return toArea(this.#line.area);
  }

  @PlainField(() => Measures, { description: 'What.' })
  get measure(): Measure {
    return this.#line.measure;
  }

  @PlainField(() => Units, { description: 'Unit of its numbers, by the view.' })
  get unit(): Unit {
    return VIEW_FACTS[this.#view].unit;
  }

  @PlainField(() => NumberColumn, {
    description:
      'Mean over the quarter-hours observed; a share is of the sums, ENERGY is by half-hour observed. Example: [812.5, null].',
  })
  @costsPerPoint(1, 1)
  get mean(): Figures {
    return this.#column(meanOf);
  }

  @PlainField(() => NumberColumn, { description: `Lowest ${OF_HALF_HOURS}, in every view.` })
  @costsPerPoint(1, 1)
  get min(): Figures {
    return this.#quantile(0);
  }

  @PlainField(() => NumberColumn, { description: `Highest ${OF_HALF_HOURS}, in every view.` })
  @costsPerPoint(1, 1)
  get max(): Figures {
    return this.#quantile(1);
  }

  @PlainField(() => NumberColumn, {
    description: `Tenth percentile ${OF_HALF_HOURS}, interpolated linearly between two of them.`,
  })
  @costsPerPoint(1, 1)
  get p10(): Figures {
    return this.#quantile(0.1);
  }

  @PlainField(() => NumberColumn, {
    description: `Ninetieth percentile ${OF_HALF_HOURS}, interpolated linearly between two of them.`,
  })
  @costsPerPoint(1, 1)
  get p90(): Figures {
    return this.#quantile(0.9);
  }

  @PlainField(() => NumberColumn, {
    description:
      'Quarter-hours behind the numbers of each key; a consolidated half-hour counts 2, and 0 is none. Example: [124, 0].',
  })
  @costsPerPoint(1, 1)
  get observed(): Figures {
    return this.#column(({ observed }) => observed);
  }

  #quantile(fraction: number): Figures {
    return this.#column((group) => quantileOf(group, fraction));
  }

  #column(figureOf: (group: Group) => number | null): Figures {
    return Figures.from(this.#line.groups.map(figureOf));
  }
}

/** What a profile is of. */
export interface ProfileFrame {
  readonly by: ProfileBy;
  /** Whole half-hours. */
  readonly range: Range;
  readonly view: View;
}

@ObjectType({
  description: 'How measures run through a day, a week or a year: the half-hours of a range, grouped.',
})
export class Profile {
  readonly #frame: ProfileFrame;
  readonly #loadLines: () => Promise<readonly ProfileLine[]>;
  #series: Promise<ProfileSeries[]> | undefined;

  constructor(frame: ProfileFrame, loadLines: () => Promise<readonly ProfileLine[]>) {
    this.#frame = frame;
    this.#loadLines = loadLines;
  }

  @PlainField(() => ProfileBys, { description: 'What it is grouped by.' })
  get by(): ProfileBy {
    return this.#frame.by;
  }

  @PlainField(() => DateTime, {
    description: 'Start of its first half-hour: what was asked for, cut to what is covered.',
  })
  get from(): number {
    return this.#frame.range.from;
  }

  @PlainField(() => DateTime, { description: 'End of its last half-hour.' })
  get to(): number {
    return this.#frame.range.to;
  }

  @PlainField(() => [Int], { description: 'All keys there are, rising. Example: [1, 2, 3, 4, 5, 6, 7].' })
  @costsPerPoint(1, 1)
  get keys(): readonly number[] {
    return KEY_FACTS[this.#frame.by].keys;
  }

  @PlainField(() => [ProfileSeries], {
    description: 'One for each measure of each area, in the order asked, areas first.',
  })
  @Priced((_, { scale }) => ({ own: 1, times: scale.series }))
  series(): Promise<ProfileSeries[]> {
    this.#series ??= this.#loadLines().then((lines) =>
      lines.map((line) => new ProfileSeries(line, this.#frame.view)),
    );
    return this.#series;
  }
}
