import 'reflect-metadata';
import type { AreaCode, Measure, Resolution, Span } from '@courant/core/domain';
import { Arg, Field, ObjectType, registerEnumType } from 'type-graphql';
import { piecesOf } from '../column/piece.ts';
import { settledUntilOfAll } from '../column/settled-until.ts';
import { spansOf, startsOf } from '../column/starts.ts';
import { type ExportFormat, ExportFormats } from '../export/export-format.ts';
import { exportUrl } from '../export/export-url.ts';
import { costsPerPoint, Priced } from '../limits/price.ts';
import { PlainField } from '../plain-field.ts';
import { InstantColumn, type Instants } from '../scalar/column.ts';
import { DateTime } from '../scalar/date-time.ts';
import { type LangCode, Langs, Resolutions } from '../scalar/enums.ts';
import { loadSeries } from './load-series.ts';
import type { SeriesFrame } from './series-frame.ts';
import { Series } from './series-type.ts';

export const Zones = { UTC: 'UTC', PARIS: 'PARIS' } as const;
export type Zone = keyof typeof Zones;

registerEnumType(Zones, {
  name: 'Zone',
  description: 'A clock to print instants on.',
  valuesConfig: {
    UTC: { description: 'Example: 2024-01-18T09:30:00Z.' },
    PARIS: { description: 'Europe/Paris with its offset. Example: 2024-01-18T10:30:00+01:00.' },
  },
});

@ObjectType({ description: 'Series over the same buckets, as columns along `starts`.' })
export class SeriesSet {
  readonly #frame: SeriesFrame;
  readonly #areas: readonly AreaCode[];
  readonly #measures: readonly Measure[];
  readonly #spans: readonly Span[];
  #settledUntil: Promise<number | null> | undefined;
  #series: Promise<Series[]> | undefined;

  constructor(frame: SeriesFrame, areas: readonly AreaCode[], measures: readonly Measure[]) {
    this.#frame = frame;
    this.#areas = areas;
    this.#measures = measures;
    this.#spans = spansOf(frame.resolution, frame.range);
  }

  @PlainField(() => Resolutions, { description: 'The resolution used.' })
  get resolution(): Resolution {
    return this.#frame.resolution;
  }

  @PlainField(() => String, { description: 'The calendar of days, weeks, months and years: Europe/Paris.' })
  get timeZone(): string {
    return 'Europe/Paris';
  }

  @PlainField(() => DateTime, {
    description: 'Start of the first bucket: what was asked for, cut to what is covered, then widened.',
  })
  get from(): number {
    return this.#frame.range.from;
  }

  @PlainField(() => DateTime, { description: 'End of the last bucket.' })
  get to(): number {
    return this.#frame.range.to;
  }

  @PlainField(() => DateTime, {
    nullable: true,
    description: 'The instant that it is as of: the one requested, at most now; null where none was.',
  })
  get asOf(): number | null {
    return this.#frame.filter?.asOf ?? null;
  }

  @PlainField(() => DateTime, {
    nullable: true,
    description:
      'End of the last half-hour that all areas asked have at least consolidated; null where one has none. With asOf or ' +
      'vintage: the last one of the set.',
  })
  @Priced((_, { scale }) => ({ own: 10 * scale.areas }))
  settledUntil(): Promise<number | null> {
    this.#settledUntil ??= settledUntilOfAll(this.#frame.chunks, this.#areas);
    return this.#settledUntil;
  }

  @Field(() => String, {
    description:
      'Where on this server the same numbers are a file; it names instants, and means the same tomorrow. Example: ' +
      '"/export?areas=BRE&measures=WIND&from=2024-01-17T23:00:00Z&to=2024-01-18T23:00:00Z&resolution=HALF_HOUR&format=CSV&lang=FR".',
  })
  exportUrl(
    @Arg('format', () => ExportFormats, { defaultValue: 'CSV', description: 'How the file is written.' })
    format: ExportFormat,
    @Arg('lang', () => Langs, { defaultValue: 'FR', description: 'Language of names, and the form of CSV.' })
    lang: LangCode,
  ): string {
    return exportUrl({ frame: this.#frame, areas: this.#areas, measures: this.#measures, format, lang });
  }

  // A text is longer than a number.
  @Field(() => InstantColumn, { description: 'Start of each bucket.' })
  @costsPerPoint(1, 2)
  starts(
    @Arg('zone', () => Zones, { defaultValue: Zones.UTC, description: 'The clock to print them on.' })
    zone: Zone,
  ): Instants {
    return startsOf(this.#frame.resolution, this.#frame.range, zone);
  }

  @PlainField(() => [Series], {
    description: 'One for each measure of each area, in the order asked, areas first.',
  })
  @Priced((_, { scale }) => ({ own: 1, times: scale.series }))
  series(): Promise<Series[]> {
    this.#series ??= this.#loadSeries();
    return this.#series;
  }

  async #loadSeries(): Promise<Series[]> {
    const { chunks, resolution } = this.#frame;
    const keys = this.#areas.flatMap((area) =>
      this.#spans.map(({ period }) => ({ area, resolution, period })),
    );
    const loaded = await chunks.load(keys);
    const count = this.#spans.length;
    const ofAreas = this.#areas.map((area, i) => {
      const pieces = piecesOf(this.#spans, loaded.slice(i * count, (i + 1) * count));
      return this.#measures.map((measure) => loadSeries(this.#frame, area, measure, pieces));
    });
    return Promise.all(ofAreas.flat());
  }
}
