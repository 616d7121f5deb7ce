/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How the buckets of two periods are paired, on the clock and the calendar of Paris. A bucket whose counterpart does not exist has none: 29 February beside another year, the hour that spring skips. Beside the hour that autumn doubles stands its second pass, which is the one published; both passes stand beside the single hour of another day. */
export type Align =
  /** The same date and time, whole months apart, where both periods begin on the same day of the month and at the same time: 1 March 2024 beside 1 March 2023. Else as many days and hours apart as their beginnings are; weeks always. */
  | 'CALENDAR'
  /** The same day of the week and time: the other period is moved by at most half a week, so that it lies whole weeks apart. Monday 1 January 2024 beside Monday 2 January 2023. For weeks and finer. */
  | 'WEEKDAY';

/** A metropolitan region by its ISO 3166-2 code without "FR-", or FR for their sum. Corsica is not published. */
export type AreaCode =
  /** Auvergne-Rhône-Alpes. */
  | 'ARA'
  /** Bourgogne-Franche-Comté. */
  | 'BFC'
  /** Bretagne. */
  | 'BRE'
  /** Centre-Val de Loire. */
  | 'CVL'
  /** France. */
  | 'FR'
  /** Grand Est. */
  | 'GES'
  /** Hauts-de-France. */
  | 'HDF'
  /** Île-de-France. */
  | 'IDF'
  /** Nouvelle-Aquitaine. */
  | 'NAQ'
  /** Normandie. */
  | 'NOR'
  /** Occitanie. */
  | 'OCC'
  /** Provence-Alpes-Côte d'Azur. */
  | 'PAC'
  /** Pays de la Loire. */
  | 'PDL';

/** What counts as emitted. The factors of the two come from sources that count differently: a life cycle may lie below direct, and one must not be subtracted from the other. */
export type CarbonMethod =
  /** What the plants burn, as RTE counts it; nuclear, wind, solar and hydro emit none. */
  | 'DIRECT'
  /** All of the life of plants and fuels: building, fuel supply, operation, dismantling. */
  | 'LIFE_CYCLE';

/** What to compare: areas by measures over a period, beside as many buckets of another. */
export type CompareInput = {
  /** Start of the other period, which may be earlier or later. Example: "2023-01". */
  against: string;
  /** How the buckets of both are paired. */
  align?: Align;
  /** Where. Example: [FR]. */
  areas: Array<AreaCode>;
  /** What counts as emitted, for CARBON_INTENSITY. */
  carbonMethod?: CarbonMethod;
  /** Start of the period, included; a calendar form is its start. Example: "2024-01". */
  from: string;
  /** Points of one column that a resolution left out may give. Example: 400. */
  maxPoints?: number;
  /** One comparison for each in each area. Example: [CONSUMPTION]. */
  measures: Array<Measure>;
  /** Left out: the finest that fits maxPoints, half-hours at most. Given: bounded by limits alone. */
  resolution?: Resolution | null | undefined;
  /** End of the period, excluded; a calendar form is its end. Example: "2024-03". */
  to: string;
  /** How to show the measures; CARBON_INTENSITY has POWER alone. */
  view?: View;
};

/** Which days of the Paris calendar count. */
export type DayKind =
  /** Every day. */
  | 'ALL'
  /** Saturday and Sunday. A public holiday from Monday to Friday is neither this nor a workday. */
  | 'WEEKEND'
  /** Monday to Friday, but for the eleven public holidays of France (those of Alsace and Moselle alone are workdays). */
  | 'WORKDAY';

/** Why readings are missing. */
export type GapReason =
  /** The first pass of the hour that Paris lives twice in autumn, which the publisher leaves out. */
  | 'DST_UNPUBLISHED'
  /** The publisher has not been asked for it yet. */
  | 'NOT_FETCHED'
  /** The publisher was asked and has not got it. */
  | 'NOT_PUBLISHED'
  /** Newer than the newest that is published: not due yet, or the publisher is late. */
  | 'PENDING';

/** What is measured: a mean power over the interval, but for CARBON_INTENSITY. */
export type Measure =
  /** Power taken by batteries: zero or below. */
  | 'BATTERY_CHARGE'
  /** Power given back by batteries: zero or above. */
  | 'BATTERY_DISCHARGE'
  /** Generation from biomass, biogas and waste. */
  | 'BIOENERGY'
  /** Estimated CO2 equivalent emitted for each kWh produced in the area; imports, pumping and batteries are no part of it. */
  | 'CARBON_INTENSITY'
  /** Electricity consumed in the area, grid losses included. */
  | 'CONSUMPTION'
  /** Consumption minus generation, pumping and batteries, to some megawatts: below zero the area exports, above zero it imports. */
  | 'EXCHANGE'
  /** Hydro generation, pumped storage included. */
  | 'HYDRO'
  /** Nuclear generation; 0 where a region has no reactor. */
  | 'NUCLEAR'
  /** Sum of nuclear, thermal, wind, solar, hydro and bioenergy; null while one that the area has is null. */
  | 'PRODUCTION'
  /** Power taken by pumped storage: zero or below. */
  | 'PUMPING'
  /** Solar generation. */
  | 'SOLAR'
  /** Gas, coal and oil generation together. */
  | 'THERMAL'
  /** Wind generation, on and off shore. */
  | 'WIND';

/** What half-hours are grouped by, on the clock of Paris. In autumn both passes of the doubled hour fall into the same keys; in spring the keys of the skipped hour have fewer half-hours. */
export type ProfileBy =
  /** Keys 0 to 47: 37 is 18:30 to 19:00. */
  | 'HALF_HOUR_OF_DAY'
  /** Keys 0 to 23: 18 is 18:00 to 19:00. */
  | 'HOUR_OF_DAY'
  /** Keys 1 to 12: 1 is January. */
  | 'MONTH'
  /** Keys 1 to 7: 1 is Monday. */
  | 'WEEKDAY';

/** What to take the profile of: areas by measures, over the days of a range that count. */
export type ProfileInput = {
  /** Where. Example: [FR]. */
  areas: Array<AreaCode>;
  /** What to group by. */
  by?: ProfileBy;
  /** Which days count. */
  days?: DayKind;
  /** Start, included; a calendar form is its start. Example: "-P1Y". */
  from: string;
  /** One profile for each in each area; all but CARBON_INTENSITY. Example: [CONSUMPTION]. */
  measures: Array<Measure>;
  /** Which months count, 1 to 12; left out, all. Example: [12, 1, 2] for winter. */
  months?: Array<number> | null | undefined;
  /** End, excluded; a calendar form is its end. */
  to?: string;
  /** How to show the measures. */
  view?: View;
  /** Which of those days count, by the day of the week: 1 is Monday; left out, all. Example: [7] for Sundays. With WORKDAY, [1] is the Mondays that are no public holiday. */
  weekdays?: Array<number> | null | undefined;
};

/** The highest or the lowest. */
export type RecordKind =
  | 'MAX'
  | 'MIN';

/** What a record is of, up to now, on the Paris calendar. */
export type RecordPeriod =
  /** Since what is covered begins, which is `freshness.earliest` and moves back while history loads. */
  | 'ALL_TIME'
  /** The calendar month. */
  | 'MONTH'
  /** The day. */
  | 'TODAY'
  /** The calendar year. */
  | 'YEAR';

/** By which time a past period is replayed. */
export type ReplayClock =
  /** By when Courant fetched it: each slot published or revised in the period as it stood then, as a follower saw it. What was revised more than 48 hours after it began is left out, since a follower is sent a range of it. */
  | 'KNOWN'
  /** By when it happened: each slot that begins in the period, with its present reading. */
  | 'MEASURED';

/** Why a stream cannot go on from where it was. */
export type ResetReason =
  /** What followed the cursor is no longer kept. */
  | 'CURSOR_EXPIRED'
  /** The cursor is of another log, or of this one before it was made anew. */
  | 'CURSOR_FOREIGN'
  /** The stream moved on faster than it was read. */
  | 'SLOW_CONSUMER'
  /** Everything was settled anew: any figure may be another, not only those announced. */
  | 'STORE_REBUILT';

/** Length of a bucket. Days, weeks (from Monday), months and years follow the calendar of Europe/Paris. */
export type Resolution =
  | 'DAY'
  /** Consolidated or definitive, else the mean of the published quarter-hours. */
  | 'HALF_HOUR'
  | 'HOUR'
  | 'MONTH'
  /** Real time as it was published, for ever; regions only. */
  | 'QUARTER_HOUR'
  | 'WEEK'
  | 'YEAR';

/** What to draw: areas by measures over a range. */
export type SeriesInput = {
  /** Left out: the twelve regions. */
  areas?: Array<AreaCode>;
  /** Answer with what was known then, as if nothing had been fetched since; a calendar form is its start. Every day of the range is read, whatever the resolution. Example: "2024-03-01". */
  asOf?: string | null | undefined;
  /** What counts as emitted, for CARBON_INTENSITY. */
  carbonMethod?: CarbonMethod;
  /** Start, included; a calendar form is its start. Example: "-P7D". */
  from: string;
  /** Points of one series that a resolution left out may give. Example: 400. */
  maxPoints?: number;
  /** One series for each in each area. Example: [WIND, SOLAR]. */
  measures: Array<Measure>;
  /** Left out: the finest that fits maxPoints; quarter-hours only where all areas asked have them over the whole range and none has anything consolidated in it. Given: bounded by limits alone. */
  resolution?: Resolution | null | undefined;
  /** End, excluded; a calendar form is its end, so "2024-01" to "2024-01" is January. */
  to?: string;
  /** How to show the measures; CARBON_INTENSITY has POWER alone. */
  view?: View;
  /** Answer with the readings of exactly this vintage, those included that another vintage has replaced; with asOf, those known then. A half-hour of REAL_TIME is the mean of its quarter-hours. Example: REAL_TIME. */
  vintage?: Vintage | null | undefined;
};

/** How a series shows a measure. */
export type View =
  /** Energy of what was observed of a bucket, MWh. What is missing is neither zero nor filled in: `observed` counts the quarter-hours that are in it. It has no min and no max. */
  | 'ENERGY'
  /** Mean power by inhabitant of the area, W; min and max likewise. */
  | 'PER_PERSON'
  /** Mean power over what was observed of a bucket, MW; min and max are of its half-hours, over real time of its quarter-hours. */
  | 'POWER'
  /** Percent of the area's consumption, over the half-hours (or quarter-hours) for which both are published; never a mean of ratios. Null where there is none, or where they sum to zero. It can pass 100, and is below 0 where one of the two is. It has no min and no max. */
  | 'SHARE_OF_CONSUMPTION'
  /** Percent of the area's production, over the half-hours (or quarter-hours) for which both are published; never a mean of ratios. Null where there is none, or where they sum to zero. It can pass 100, and is below 0 where one of the two is. It has no min and no max. */
  | 'SHARE_OF_PRODUCTION';

/** How settled a reading is; a bucket has the lowest of what it is made of. */
export type Vintage =
  /** Metered, some months later. */
  | 'CONSOLIDATED'
  /** Final, the year after. */
  | 'DEFINITIVE'
  /** Telemetry and estimates, within the hour. */
  | 'REAL_TIME';

export type AgainstQueryVariables = Exact<{
  input: CompareInput;
}>;


export type AgainstQuery = { compare:
    | { __typename: 'Comparison', starts: ReadonlyArray<string>, againstStarts: ReadonlyArray<string>, series: Array<{ against: ReadonlyArray<number | null> }> }
    | { __typename: 'OutOfCoverage', from: string, to: string, message: string }
    | { __typename: 'RangeTooLarge', points: number, maxPoints: number, suggestedResolution: Resolution | null, suggestedTo: string | null, message: string }
   };

export type YearOfHalfHoursQueryVariables = Exact<{
  input: SeriesInput;
}>;


export type YearOfHalfHoursQuery = { series:
    | { __typename: 'OutOfCoverage', from: string, to: string, message: string }
    | { __typename: 'RangeTooLarge', points: number, maxPoints: number, suggestedResolution: Resolution | null, suggestedTo: string | null, message: string }
    | { __typename: 'SeriesSet', from: string, to: string, settledUntil: string | null, series: Array<{ measure: Measure, values: ReadonlyArray<number | null>, observed: ReadonlyArray<number | null> }> }
   };

export type CardBucketsQueryVariables = Exact<{
  input: SeriesInput;
}>;


export type CardBucketsQuery = { series:
    | { __typename: 'OutOfCoverage', from: string, to: string, message: string }
    | { __typename: 'RangeTooLarge', points: number, maxPoints: number, suggestedResolution: Resolution | null, suggestedTo: string | null, message: string }
    | { __typename: 'SeriesSet', to: string, settledUntil: string | null, starts: ReadonlyArray<string>, series: Array<{ measure: Measure, values: ReadonlyArray<number | null>, observed: ReadonlyArray<number | null> }> }
   };

export type TopRecordsQueryVariables = Exact<{
  area: AreaCode;
  measure: Measure;
}>;


export type TopRecordsQuery = { freshness: { earliest: string | null }, records: Array<{ measure: Measure, kind: RecordKind, value: number, start: string, vintage: Vintage, history: Array<{ value: number, start: string, vintage: Vintage }> }> };

export type RevisedLatelyQueryVariables = Exact<{
  area: AreaCode;
  measure: Measure;
  since: string;
}>;


export type RevisedLatelyQuery = { revisionSummary: { slots: number, revised: number, meanAbsoluteChange: number | null, largestChange: number | null, largestAt: string | null } };

export type CompareAreasQueryVariables = Exact<{
  lines: SeriesInput;
  means: SeriesInput;
}>;


export type CompareAreasQuery = { lines:
    | { __typename: 'OutOfCoverage', from: string, to: string, message: string }
    | { __typename: 'RangeTooLarge', points: number, maxPoints: number, suggestedResolution: Resolution | null, suggestedTo: string | null, message: string }
    | { __typename: 'SeriesSet', resolution: Resolution, settledUntil: string | null, starts: ReadonlyArray<string>, series: Array<{ values: ReadonlyArray<number | null>, area: { code: AreaCode } }> }
  , means:
    | { __typename: 'OutOfCoverage' }
    | { __typename: 'RangeTooLarge' }
    | { __typename: 'SeriesSet', series: Array<{ area: { code: AreaCode }, summary: { mean: number | null, energyMWh: number | null, max: number | null } }> }
   };

export type ComparePeriodsQueryVariables = Exact<{
  input: CompareInput;
}>;


export type ComparePeriodsQuery = { compare:
    | { __typename: 'Comparison', resolution: Resolution, settledUntil: string | null, starts: ReadonlyArray<string>, againstStarts: ReadonlyArray<string>, series: Array<{ values: ReadonlyArray<number | null>, against: ReadonlyArray<number | null>, meanChange: number | null, meanChangePercent: number | null, summary: { mean: number | null, min: number | null, max: number | null, maxAt: string | null, energyMWh: number | null, observed: number, expected: number }, againstSummary: { mean: number | null, min: number | null, max: number | null, maxAt: string | null, energyMWh: number | null, observed: number, expected: number } }> }
    | { __typename: 'OutOfCoverage', from: string, to: string, message: string }
    | { __typename: 'RangeTooLarge', points: number, maxPoints: number, suggestedResolution: Resolution | null, suggestedTo: string | null, message: string }
   };

export type PeriodSummaryFragment = { mean: number | null, min: number | null, max: number | null, maxAt: string | null, energyMWh: number | null, observed: number, expected: number };

export type DataStatusQueryVariables = Exact<{ [key: string]: never; }>;


export type DataStatusQuery = { freshness: { serverTime: string, rejected: number, revisedToday: number, processorLag: number, backfill: { slicesDone: number, slicesTotal: number, slicesFailed: number } | null, mismatches: Array<{ from: string, vintage: Vintage, published: number, stored: number, area: { code: AreaCode } }>, areas: Array<{ latestStart: string | null, ageSeconds: number | null, nextExpectedAt: string | null, completeness30d: number | null, completenessByDay: ReadonlyArray<number | null>, area: { code: AreaCode } }> }, publisher: { name: string, reachable: boolean, lastSuccessAt: string | null, feeds: Array<{ id: string, vintages: Array<Vintage>, stepMinutes: number, lastFetchedAt: string | null }>, drift: Array<{ feed: string, missing: Array<string>, added: Array<string>, retyped: Array<string>, areas: Array<AreaCode>, since: string, accepted: boolean }> }, rejected: Array<{ offset: number, rejectedAt: string, reason: string }> };

export type DayGapsQueryVariables = Exact<{
  input: SeriesInput;
}>;


export type DayGapsQuery = { series:
    | { __typename: 'OutOfCoverage', from: string, to: string, message: string }
    | { __typename: 'RangeTooLarge', points: number, maxPoints: number, suggestedResolution: Resolution | null, suggestedTo: string | null, message: string }
    | { __typename: 'SeriesSet', series: Array<{ gaps: Array<{ start: string, end: string, missing: number, reason: GapReason }>, summary: { observed: number, expected: number } }> }
   };

export type DayQueryVariables = Exact<{
  input: SeriesInput;
}>;


export type DayQuery = { series:
    | { __typename: 'OutOfCoverage' }
    | { __typename: 'RangeTooLarge' }
    | { __typename: 'SeriesSet', resolution: Resolution, starts: ReadonlyArray<string>, series: Array<{ measure: Measure, values: ReadonlyArray<number | null>, area: { code: AreaCode } }> }
   };

export type HistoryQueryVariables = Exact<{
  input: SeriesInput;
}>;


export type HistoryQuery = { series:
    | { __typename: 'OutOfCoverage' }
    | { __typename: 'RangeTooLarge' }
    | { __typename: 'SeriesSet', to: string, starts: ReadonlyArray<string>, series: Array<{ values: ReadonlyArray<number | null> }> }
   };

export type LanesQueryVariables = Exact<{
  carbon: SeriesInput;
  flags: SeriesInput;
}>;


export type LanesQuery = { carbonFactors: Array<{ method: CarbonMethod, version: string }>, carbon:
    | { __typename: 'OutOfCoverage' }
    | { __typename: 'RangeTooLarge' }
    | { __typename: 'SeriesSet', starts: ReadonlyArray<string>, series: Array<{ values: ReadonlyArray<number | null>, low: ReadonlyArray<number | null> | null, high: ReadonlyArray<number | null> | null }> }
  , flags:
    | { __typename: 'OutOfCoverage' }
    | { __typename: 'RangeTooLarge' }
    | { __typename: 'SeriesSet', series: Array<{ flags: Array<{ start: string, end: string }> }> }
   };

export type LatestQueryVariables = Exact<{ [key: string]: never; }>;


export type LatestQuery = { freshness: { serverTime: string }, areas: Array<{ code: AreaCode, latest: { start: string, end: string, resolution: Resolution, vintage: Vintage, regionsObserved: number, observed: number, consumption: number | null, production: number | null, nuclear: number | null, thermal: number | null, wind: number | null, solar: number | null, hydro: number | null, bioenergy: number | null, pumping: number | null, batteryCharge: number | null, batteryDischarge: number | null, exchange: number | null, area: { code: AreaCode } } | null }> };

export type LiveSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type LiveSubscription = { liveProduction:
    | { __typename: 'RangeRevised', from: string, to: string, resolution: Resolution, cursor: string, area: { code: AreaCode } }
    | { __typename: 'ReadingPublished', cursor: string, reading: { start: string, end: string, resolution: Resolution, vintage: Vintage, regionsObserved: number, observed: number, consumption: number | null, production: number | null, nuclear: number | null, thermal: number | null, wind: number | null, solar: number | null, hydro: number | null, bioenergy: number | null, pumping: number | null, batteryCharge: number | null, batteryDischarge: number | null, exchange: number | null, area: { code: AreaCode } } }
    | { __typename: 'ReadingRevised', cursor: string, reading: { start: string, end: string, resolution: Resolution, vintage: Vintage, regionsObserved: number, observed: number, consumption: number | null, production: number | null, nuclear: number | null, thermal: number | null, wind: number | null, solar: number | null, hydro: number | null, bioenergy: number | null, pumping: number | null, batteryCharge: number | null, batteryDischarge: number | null, exchange: number | null, area: { code: AreaCode } }, changes: Array<{ measure: Measure, before: number | null, after: number | null }> }
    | { __typename: 'Snapshot', cursor: string, readings: Array<{ start: string, end: string, resolution: Resolution, vintage: Vintage, regionsObserved: number, observed: number, consumption: number | null, production: number | null, nuclear: number | null, thermal: number | null, wind: number | null, solar: number | null, hydro: number | null, bioenergy: number | null, pumping: number | null, batteryCharge: number | null, batteryDischarge: number | null, exchange: number | null, area: { code: AreaCode } }> }
    | { __typename: 'StreamReset', reason: ResetReason, message: string, cursor: string }
    | { __typename: 'Watermark', serverTime: string, caughtUp: boolean, cursor: string }
   };

export type MixQueryVariables = Exact<{
  area: AreaCode;
}>;


export type MixQuery = { area: { code: AreaCode, mix: { from: string, to: string, production: number, renewableShare: number, lowCarbonShare: number, shares: Array<{ measure: Measure, power: number, share: number }> } | null } };

export type ReadingFieldsFragment = { start: string, end: string, resolution: Resolution, vintage: Vintage, regionsObserved: number, observed: number, consumption: number | null, production: number | null, nuclear: number | null, thermal: number | null, wind: number | null, solar: number | null, hydro: number | null, bioenergy: number | null, pumping: number | null, batteryCharge: number | null, batteryDischarge: number | null, exchange: number | null, area: { code: AreaCode } };

export type RecordsQueryVariables = Exact<{
  area: AreaCode;
  period: RecordPeriod;
}>;


export type RecordsQuery = { freshness: { earliest: string | null }, records: Array<{ measure: Measure, kind: RecordKind, value: number, start: string, vintage: Vintage, previous: { value: number, start: string, vintage: Vintage } | null }> };

export type RecordMarksQueryVariables = Exact<{
  area: AreaCode;
  measure: Measure;
  period: RecordPeriod;
}>;


export type RecordMarksQuery = { records: Array<{ kind: RecordKind, value: number, start: string, vintage: Vintage, history: Array<{ value: number, start: string, vintage: Vintage }> }> };

export type OneMeasureQueryVariables = Exact<{
  input: SeriesInput;
}>;


export type OneMeasureQuery = { series:
    | { __typename: 'OutOfCoverage', from: string, to: string, message: string }
    | { __typename: 'RangeTooLarge', points: number, maxPoints: number, suggestedResolution: Resolution | null, suggestedTo: string | null, message: string }
    | { __typename: 'SeriesSet', resolution: Resolution, starts: ReadonlyArray<string>, series: Array<{ values: ReadonlyArray<number | null> }> }
   };

type RefusedAnswer_OutOfCoverage_Fragment = { __typename: 'OutOfCoverage', from: string, to: string, message: string };

type RefusedAnswer_RangeTooLarge_Fragment = { __typename: 'RangeTooLarge', points: number, maxPoints: number, suggestedResolution: Resolution | null, suggestedTo: string | null, message: string };

export type RefusedAnswerFragment =
  | RefusedAnswer_OutOfCoverage_Fragment
  | RefusedAnswer_RangeTooLarge_Fragment
;

export type ReplaySubscriptionVariables = Exact<{
  from: string;
  to: string;
  speed?: number | null | undefined;
  clock?: ReplayClock | null | undefined;
  after?: string | null | undefined;
}>;


export type ReplaySubscription = { replay:
    | { __typename: 'RangeRevised', cursor: string }
    | { __typename: 'ReadingPublished', cursor: string, reading: { knownAt: string, start: string, end: string, resolution: Resolution, vintage: Vintage, regionsObserved: number, observed: number, consumption: number | null, production: number | null, nuclear: number | null, thermal: number | null, wind: number | null, solar: number | null, hydro: number | null, bioenergy: number | null, pumping: number | null, batteryCharge: number | null, batteryDischarge: number | null, exchange: number | null, area: { code: AreaCode } } }
    | { __typename: 'ReadingRevised', cursor: string, reading: { knownAt: string, start: string, end: string, resolution: Resolution, vintage: Vintage, regionsObserved: number, observed: number, consumption: number | null, production: number | null, nuclear: number | null, thermal: number | null, wind: number | null, solar: number | null, hydro: number | null, bioenergy: number | null, pumping: number | null, batteryCharge: number | null, batteryDischarge: number | null, exchange: number | null, area: { code: AreaCode } }, changes: Array<{ measure: Measure, before: number | null, after: number | null }> }
    | { __typename: 'Snapshot', cursor: string }
    | { __typename: 'StreamReset', cursor: string }
    | { __typename: 'Watermark', serverTime: string, caughtUp: boolean, cursor: string }
   };

export type RevisionCountsFragment = { slots: number, revised: number, meanAbsoluteChange: number | null, largestChange: number | null, largestAt: string | null };

export type RevisionsQueryVariables = Exact<{
  shown: SeriesInput;
  area: AreaCode;
  measure: Measure;
  from: string;
  to: string;
  since: string;
  isDay: boolean;
}>;


export type RevisionsQuery = { now:
    | { __typename: 'OutOfCoverage', from: string, to: string, message: string }
    | { __typename: 'RangeTooLarge', points: number, maxPoints: number, suggestedResolution: Resolution | null, suggestedTo: string | null, message: string }
    | { __typename: 'SeriesSet', settledUntil: string | null, starts: ReadonlyArray<string>, series: Array<{ values: ReadonlyArray<number | null> }> }
  , summary: { slots: number, revised: number, meanAbsoluteChange: number | null, largestChange: number | null, largestAt: string | null, changes: Array<{ start: string, before: number | null, after: number | null, vintage: Vintage, knownAt: string }> }, ofDays?: { slots: number, revised: number, meanAbsoluteChange: number | null, largestChange: number | null, largestAt: string | null } };

export type KnownThenQueryVariables = Exact<{
  shown: SeriesInput;
}>;


export type KnownThenQuery = { series:
    | { __typename: 'OutOfCoverage', from: string, to: string, message: string }
    | { __typename: 'RangeTooLarge', points: number, maxPoints: number, suggestedResolution: Resolution | null, suggestedTo: string | null, message: string }
    | { __typename: 'SeriesSet', asOf: string | null, starts: ReadonlyArray<string>, series: Array<{ values: ReadonlyArray<number | null> }> }
   };

export type EstimateQualityQueryVariables = Exact<{
  area: AreaCode;
  measure: Measure;
  from: string;
}>;


export type EstimateQualityQuery = { whole: Array<{ slots: number, meanError: ReadonlyArray<number | null>, meanAbsoluteError: ReadonlyArray<number | null>, p95AbsoluteError: ReadonlyArray<number | null>, meanAbsoluteErrorPercent: ReadonlyArray<number | null>, medianSettlingDays: number | null }>, byHour: Array<{ meanAbsoluteError: ReadonlyArray<number | null> }> };

export type EstimatesOfRegionsQueryVariables = Exact<{
  areas: Array<AreaCode> | AreaCode;
  measure: Measure;
  from: string;
  to: string;
}>;


export type EstimatesOfRegionsQuery = { estimateQuality: Array<{ slots: number, meanError: ReadonlyArray<number | null>, meanAbsoluteError: ReadonlyArray<number | null>, meanAbsoluteErrorPercent: ReadonlyArray<number | null>, area: { code: AreaCode } }> };

export type SeriesQueryVariables = Exact<{
  values: SeriesInput;
  quality: SeriesInput;
}>;


export type SeriesQuery = { values:
    | { __typename: 'OutOfCoverage', from: string, to: string, message: string }
    | { __typename: 'RangeTooLarge', points: number, maxPoints: number, suggestedResolution: Resolution | null, suggestedTo: string | null, message: string }
    | { __typename: 'SeriesSet', resolution: Resolution, from: string, to: string, starts: ReadonlyArray<string>, series: Array<{ measure: Measure, values: ReadonlyArray<number | null> }> }
  , quality:
    | { __typename: 'OutOfCoverage' }
    | { __typename: 'RangeTooLarge' }
    | { __typename: 'SeriesSet', settledUntil: string | null, series: Array<{ observed: ReadonlyArray<number | null>, vintages: Array<{ start: string, end: string, vintage: Vintage }>, gaps: Array<{ start: string, end: string, missing: number, reason: GapReason }> }> }
   };

export type SeriesTailQueryVariables = Exact<{
  window: SeriesInput;
  values: SeriesInput;
  quality: SeriesInput;
}>;


export type SeriesTailQuery = { window:
    | { __typename: 'OutOfCoverage' }
    | { __typename: 'RangeTooLarge' }
    | { __typename: 'SeriesSet', resolution: Resolution, from: string }
  , values:
    | { __typename: 'OutOfCoverage', from: string, to: string, message: string }
    | { __typename: 'RangeTooLarge', points: number, maxPoints: number, suggestedResolution: Resolution | null, suggestedTo: string | null, message: string }
    | { __typename: 'SeriesSet', resolution: Resolution, from: string, to: string, starts: ReadonlyArray<string>, series: Array<{ measure: Measure, values: ReadonlyArray<number | null> }> }
  , quality:
    | { __typename: 'OutOfCoverage' }
    | { __typename: 'RangeTooLarge' }
    | { __typename: 'SeriesSet', settledUntil: string | null, series: Array<{ observed: ReadonlyArray<number | null>, vintages: Array<{ start: string, end: string, vintage: Vintage }>, gaps: Array<{ start: string, end: string, missing: number, reason: GapReason }> }> }
   };

type SeriesValues_OutOfCoverage_Fragment = { __typename: 'OutOfCoverage', from: string, to: string, message: string };

type SeriesValues_RangeTooLarge_Fragment = { __typename: 'RangeTooLarge', points: number, maxPoints: number, suggestedResolution: Resolution | null, suggestedTo: string | null, message: string };

type SeriesValues_SeriesSet_Fragment = { __typename: 'SeriesSet', resolution: Resolution, from: string, to: string, starts: ReadonlyArray<string>, series: Array<{ measure: Measure, values: ReadonlyArray<number | null> }> };

export type SeriesValuesFragment =
  | SeriesValues_OutOfCoverage_Fragment
  | SeriesValues_RangeTooLarge_Fragment
  | SeriesValues_SeriesSet_Fragment
;

type SeriesQuality_OutOfCoverage_Fragment = { __typename: 'OutOfCoverage' };

type SeriesQuality_RangeTooLarge_Fragment = { __typename: 'RangeTooLarge' };

type SeriesQuality_SeriesSet_Fragment = { __typename: 'SeriesSet', settledUntil: string | null, series: Array<{ observed: ReadonlyArray<number | null>, vintages: Array<{ start: string, end: string, vintage: Vintage }>, gaps: Array<{ start: string, end: string, missing: number, reason: GapReason }> }> };

export type SeriesQualityFragment =
  | SeriesQuality_OutOfCoverage_Fragment
  | SeriesQuality_RangeTooLarge_Fragment
  | SeriesQuality_SeriesSet_Fragment
;

export type StatusQueryVariables = Exact<{ [key: string]: never; }>;


export type StatusQuery = { freshness: { backfill: { slicesDone: number, slicesTotal: number, slicesFailed: number } | null }, publisher: { credit: string, licence: string, licenceUrl: string, simulated: boolean, reachable: boolean, lastSuccessAt: string | null } };

export type TodayQueryVariables = Exact<{
  measures: Array<Measure> | Measure;
}>;


export type TodayQuery = { records: Array<{ measure: Measure, kind: RecordKind, value: number, start: string, vintage: Vintage }> };

export type TypicalDayQueryVariables = Exact<{
  profile: ProfileInput;
  today: SeriesInput;
  beside: ProfileInput;
  hasBeside: boolean;
}>;


export type TypicalDayQuery = { profile:
    | { __typename: 'OutOfCoverage', from: string, to: string, message: string }
    | { __typename: 'Profile', from: string, to: string, series: Array<{ mean: ReadonlyArray<number | null>, p10: ReadonlyArray<number | null>, p90: ReadonlyArray<number | null> }> }
    | { __typename: 'RangeTooLarge', points: number, maxPoints: number, suggestedResolution: Resolution | null, suggestedTo: string | null, message: string }
  , beside?:
    | { __typename: 'OutOfCoverage' }
    | { __typename: 'Profile', series: Array<{ mean: ReadonlyArray<number | null> }> }
    | { __typename: 'RangeTooLarge' }
  , today:
    | { __typename: 'OutOfCoverage' }
    | { __typename: 'RangeTooLarge' }
    | { __typename: 'SeriesSet', starts: ReadonlyArray<string>, series: Array<{ values: ReadonlyArray<number | null> }> }
   };

export type UsualQueryVariables = Exact<{
  input: ProfileInput;
}>;


export type UsualQuery = { profile:
    | { __typename: 'OutOfCoverage' }
    | { __typename: 'Profile', keys: Array<number>, series: Array<{ measure: Measure, mean: ReadonlyArray<number | null>, observed: ReadonlyArray<number | null> }> }
    | { __typename: 'RangeTooLarge' }
   };

export const PeriodSummaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PeriodSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSummary"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mean"}},{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}},{"kind":"Field","name":{"kind":"Name","value":"maxAt"}},{"kind":"Field","name":{"kind":"Name","value":"energyMWh"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}}]}}]} as unknown as DocumentNode<PeriodSummaryFragment, unknown>;
export const ReadingFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReadingFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Reading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}},{"kind":"Field","name":{"kind":"Name","value":"regionsObserved"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"consumption"}},{"kind":"Field","name":{"kind":"Name","value":"production"}},{"kind":"Field","name":{"kind":"Name","value":"nuclear"}},{"kind":"Field","name":{"kind":"Name","value":"thermal"}},{"kind":"Field","name":{"kind":"Name","value":"wind"}},{"kind":"Field","name":{"kind":"Name","value":"solar"}},{"kind":"Field","name":{"kind":"Name","value":"hydro"}},{"kind":"Field","name":{"kind":"Name","value":"bioenergy"}},{"kind":"Field","name":{"kind":"Name","value":"pumping"}},{"kind":"Field","name":{"kind":"Name","value":"batteryCharge"}},{"kind":"Field","name":{"kind":"Name","value":"batteryDischarge"}},{"kind":"Field","name":{"kind":"Name","value":"exchange"}}]}}]} as unknown as DocumentNode<ReadingFieldsFragment, unknown>;
export const RevisionCountsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RevisionCounts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionSummary"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slots"}},{"kind":"Field","name":{"kind":"Name","value":"revised"}},{"kind":"Field","name":{"kind":"Name","value":"meanAbsoluteChange"}},{"kind":"Field","name":{"kind":"Name","value":"largestChange"}},{"kind":"Field","name":{"kind":"Name","value":"largestAt"}}]}}]} as unknown as DocumentNode<RevisionCountsFragment, unknown>;
export const RefusedAnswerFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusedAnswer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"maxPoints"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<RefusedAnswerFragment, unknown>;
export const SeriesValuesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeriesValues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefusedAnswer"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusedAnswer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"maxPoints"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<SeriesValuesFragment, unknown>;
export const SeriesQualityFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeriesQuality"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settledUntil"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"vintages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"gaps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SeriesQualityFragment, unknown>;
export const AgainstDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Against"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CompareInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"compare"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comparison"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"againstStarts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"against"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefusedAnswer"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusedAnswer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"maxPoints"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<AgainstQuery, AgainstQueryVariables>;
export const YearOfHalfHoursDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"YearOfHalfHours"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"settledUntil"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"values"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefusedAnswer"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusedAnswer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"maxPoints"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<YearOfHalfHoursQuery, YearOfHalfHoursQueryVariables>;
export const CardBucketsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CardBuckets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"settledUntil"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"values"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefusedAnswer"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusedAnswer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"maxPoints"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<CardBucketsQuery, CardBucketsQueryVariables>;
export const TopRecordsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TopRecords"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"measure"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Measure"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"freshness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"earliest"}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"areas"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"area"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"measures"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"measure"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"EnumValue","value":"ALL_TIME"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}}]}}]}}]}}]} as unknown as DocumentNode<TopRecordsQuery, TopRecordsQueryVariables>;
export const RevisedLatelyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RevisedLately"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"measure"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Measure"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Moment"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revisionSummary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"Argument","name":{"kind":"Name","value":"measure"},"value":{"kind":"Variable","name":{"kind":"Name","value":"measure"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RevisionCounts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RevisionCounts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionSummary"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slots"}},{"kind":"Field","name":{"kind":"Name","value":"revised"}},{"kind":"Field","name":{"kind":"Name","value":"meanAbsoluteChange"}},{"kind":"Field","name":{"kind":"Name","value":"largestChange"}},{"kind":"Field","name":{"kind":"Name","value":"largestAt"}}]}}]} as unknown as DocumentNode<RevisedLatelyQuery, RevisedLatelyQueryVariables>;
export const CompareAreasDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CompareAreas"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"means"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"lines"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"settledUntil"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefusedAnswer"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"means"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"means"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"summary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mean"}},{"kind":"Field","name":{"kind":"Name","value":"energyMWh"}},{"kind":"Field","name":{"kind":"Name","value":"max"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusedAnswer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"maxPoints"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<CompareAreasQuery, CompareAreasQueryVariables>;
export const ComparePeriodsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ComparePeriods"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CompareInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"compare"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comparison"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"settledUntil"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"againstStarts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}},{"kind":"Field","name":{"kind":"Name","value":"against"}},{"kind":"Field","name":{"kind":"Name","value":"summary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PeriodSummary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"againstSummary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PeriodSummary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meanChange"}},{"kind":"Field","name":{"kind":"Name","value":"meanChangePercent"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefusedAnswer"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PeriodSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSummary"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mean"}},{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}},{"kind":"Field","name":{"kind":"Name","value":"maxAt"}},{"kind":"Field","name":{"kind":"Name","value":"energyMWh"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusedAnswer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"maxPoints"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<ComparePeriodsQuery, ComparePeriodsQueryVariables>;
export const DataStatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DataStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"freshness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serverTime"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"revisedToday"}},{"kind":"Field","name":{"kind":"Name","value":"processorLag"}},{"kind":"Field","name":{"kind":"Name","value":"backfill"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slicesDone"}},{"kind":"Field","name":{"kind":"Name","value":"slicesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"slicesFailed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mismatches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}},{"kind":"Field","name":{"kind":"Name","value":"published"}},{"kind":"Field","alias":{"kind":"Name","value":"stored"},"name":{"kind":"Name","value":"held"}}]}},{"kind":"Field","name":{"kind":"Name","value":"areas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestStart"}},{"kind":"Field","name":{"kind":"Name","value":"ageSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"nextExpectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completeness30d"}},{"kind":"Field","name":{"kind":"Name","value":"completenessByDay"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"publisher"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"reachable"}},{"kind":"Field","name":{"kind":"Name","value":"lastSuccessAt"}},{"kind":"Field","name":{"kind":"Name","value":"feeds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"vintages"}},{"kind":"Field","name":{"kind":"Name","value":"stepMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"lastFetchedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"drift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feed"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"added"}},{"kind":"Field","name":{"kind":"Name","value":"retyped"}},{"kind":"Field","name":{"kind":"Name","value":"areas"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"rejected"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"offset"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<DataStatusQuery, DataStatusQueryVariables>;
export const DayGapsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DayGaps"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gaps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"summary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}}]}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefusedAnswer"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusedAnswer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"maxPoints"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<DayGapsQuery, DayGapsQueryVariables>;
export const DayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Day"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DayQuery, DayQueryVariables>;
export const HistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"History"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}}]}}]}}]} as unknown as DocumentNode<HistoryQuery, HistoryQueryVariables>;
export const LanesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Lanes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"carbon"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"flags"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"carbonFactors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"carbon"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"carbon"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"flags"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"flags"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"flags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<LanesQuery, LanesQueryVariables>;
export const LatestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Latest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"freshness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serverTime"}}]}},{"kind":"Field","name":{"kind":"Name","value":"areas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"latest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReadingFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReadingFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Reading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}},{"kind":"Field","name":{"kind":"Name","value":"regionsObserved"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"consumption"}},{"kind":"Field","name":{"kind":"Name","value":"production"}},{"kind":"Field","name":{"kind":"Name","value":"nuclear"}},{"kind":"Field","name":{"kind":"Name","value":"thermal"}},{"kind":"Field","name":{"kind":"Name","value":"wind"}},{"kind":"Field","name":{"kind":"Name","value":"solar"}},{"kind":"Field","name":{"kind":"Name","value":"hydro"}},{"kind":"Field","name":{"kind":"Name","value":"bioenergy"}},{"kind":"Field","name":{"kind":"Name","value":"pumping"}},{"kind":"Field","name":{"kind":"Name","value":"batteryCharge"}},{"kind":"Field","name":{"kind":"Name","value":"batteryDischarge"}},{"kind":"Field","name":{"kind":"Name","value":"exchange"}}]}}]} as unknown as DocumentNode<LatestQuery, LatestQueryVariables>;
export const LiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Live"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StreamCursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liveProduction"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReadingFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingPublished"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reading"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReadingFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingRevised"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reading"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReadingFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeRevised"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Watermark"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serverTime"}},{"kind":"Field","name":{"kind":"Name","value":"caughtUp"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamReset"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReadingFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Reading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}},{"kind":"Field","name":{"kind":"Name","value":"regionsObserved"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"consumption"}},{"kind":"Field","name":{"kind":"Name","value":"production"}},{"kind":"Field","name":{"kind":"Name","value":"nuclear"}},{"kind":"Field","name":{"kind":"Name","value":"thermal"}},{"kind":"Field","name":{"kind":"Name","value":"wind"}},{"kind":"Field","name":{"kind":"Name","value":"solar"}},{"kind":"Field","name":{"kind":"Name","value":"hydro"}},{"kind":"Field","name":{"kind":"Name","value":"bioenergy"}},{"kind":"Field","name":{"kind":"Name","value":"pumping"}},{"kind":"Field","name":{"kind":"Name","value":"batteryCharge"}},{"kind":"Field","name":{"kind":"Name","value":"batteryDischarge"}},{"kind":"Field","name":{"kind":"Name","value":"exchange"}}]}}]} as unknown as DocumentNode<LiveSubscription, LiveSubscriptionVariables>;
export const MixDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Mix"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"mix"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"production"}},{"kind":"Field","name":{"kind":"Name","value":"renewableShare"}},{"kind":"Field","name":{"kind":"Name","value":"lowCarbonShare"}},{"kind":"Field","name":{"kind":"Name","value":"shares"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"power"}},{"kind":"Field","name":{"kind":"Name","value":"share"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MixQuery, MixQueryVariables>;
export const RecordsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Records"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordPeriod"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"freshness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"earliest"}}]}},{"kind":"Field","name":{"kind":"Name","value":"records"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"areas"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"area"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}}]}}]}}]}}]} as unknown as DocumentNode<RecordsQuery, RecordsQueryVariables>;
export const RecordMarksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecordMarks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"measure"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Measure"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordPeriod"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"records"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"areas"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"area"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"measures"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"measure"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}}]}}]}}]}}]} as unknown as DocumentNode<RecordMarksQuery, RecordMarksQueryVariables>;
export const OneMeasureDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OneMeasure"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefusedAnswer"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusedAnswer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"maxPoints"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<OneMeasureQuery, OneMeasureQueryVariables>;
export const ReplayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Replay"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Moment"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Moment"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"speed"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"clock"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ReplayClock"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StreamCursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replay"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"speed"},"value":{"kind":"Variable","name":{"kind":"Name","value":"speed"}}},{"kind":"Argument","name":{"kind":"Name","value":"clock"},"value":{"kind":"Variable","name":{"kind":"Name","value":"clock"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingPublished"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reading"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReadingFields"}},{"kind":"Field","name":{"kind":"Name","value":"knownAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingRevised"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reading"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReadingFields"}},{"kind":"Field","name":{"kind":"Name","value":"knownAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Watermark"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serverTime"}},{"kind":"Field","name":{"kind":"Name","value":"caughtUp"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReadingFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Reading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}},{"kind":"Field","name":{"kind":"Name","value":"regionsObserved"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"consumption"}},{"kind":"Field","name":{"kind":"Name","value":"production"}},{"kind":"Field","name":{"kind":"Name","value":"nuclear"}},{"kind":"Field","name":{"kind":"Name","value":"thermal"}},{"kind":"Field","name":{"kind":"Name","value":"wind"}},{"kind":"Field","name":{"kind":"Name","value":"solar"}},{"kind":"Field","name":{"kind":"Name","value":"hydro"}},{"kind":"Field","name":{"kind":"Name","value":"bioenergy"}},{"kind":"Field","name":{"kind":"Name","value":"pumping"}},{"kind":"Field","name":{"kind":"Name","value":"batteryCharge"}},{"kind":"Field","name":{"kind":"Name","value":"batteryDischarge"}},{"kind":"Field","name":{"kind":"Name","value":"exchange"}}]}}]} as unknown as DocumentNode<ReplaySubscription, ReplaySubscriptionVariables>;
export const RevisionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Revisions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"shown"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"measure"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Measure"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Moment"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Moment"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Moment"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isDay"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"now"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"shown"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settledUntil"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefusedAnswer"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"summary"},"name":{"kind":"Name","value":"revisionSummary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"Argument","name":{"kind":"Name","value":"measure"},"value":{"kind":"Variable","name":{"kind":"Name","value":"measure"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RevisionCounts"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"400"}},{"kind":"Argument","name":{"kind":"Name","value":"largestFirst"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}},{"kind":"Field","name":{"kind":"Name","value":"knownAt"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"ofDays"},"name":{"kind":"Name","value":"revisionSummary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"Argument","name":{"kind":"Name","value":"measure"},"value":{"kind":"Variable","name":{"kind":"Name","value":"measure"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isDay"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RevisionCounts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusedAnswer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"maxPoints"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RevisionCounts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionSummary"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slots"}},{"kind":"Field","name":{"kind":"Name","value":"revised"}},{"kind":"Field","name":{"kind":"Name","value":"meanAbsoluteChange"}},{"kind":"Field","name":{"kind":"Name","value":"largestChange"}},{"kind":"Field","name":{"kind":"Name","value":"largestAt"}}]}}]} as unknown as DocumentNode<RevisionsQuery, RevisionsQueryVariables>;
export const KnownThenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"KnownThen"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"shown"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"shown"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefusedAnswer"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusedAnswer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"maxPoints"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<KnownThenQuery, KnownThenQueryVariables>;
export const EstimateQualityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EstimateQuality"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"measure"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Measure"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Moment"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"whole"},"name":{"kind":"Name","value":"estimateQuality"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"areas"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"area"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"measures"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"measure"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slots"}},{"kind":"Field","name":{"kind":"Name","value":"meanError"}},{"kind":"Field","name":{"kind":"Name","value":"meanAbsoluteError"}},{"kind":"Field","name":{"kind":"Name","value":"p95AbsoluteError"}},{"kind":"Field","name":{"kind":"Name","value":"meanAbsoluteErrorPercent"}},{"kind":"Field","name":{"kind":"Name","value":"medianSettlingDays"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"byHour"},"name":{"kind":"Name","value":"estimateQuality"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"areas"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"area"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"measures"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"measure"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"EnumValue","value":"HOUR_OF_DAY"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meanAbsoluteError"}}]}}]}}]} as unknown as DocumentNode<EstimateQualityQuery, EstimateQualityQueryVariables>;
export const EstimatesOfRegionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EstimatesOfRegions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"areas"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"measure"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Measure"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Moment"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Moment"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"estimateQuality"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"areas"},"value":{"kind":"Variable","name":{"kind":"Name","value":"areas"}}},{"kind":"Argument","name":{"kind":"Name","value":"measures"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"measure"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"slots"}},{"kind":"Field","name":{"kind":"Name","value":"meanError"}},{"kind":"Field","name":{"kind":"Name","value":"meanAbsoluteError"}},{"kind":"Field","name":{"kind":"Name","value":"meanAbsoluteErrorPercent"}}]}}]}}]} as unknown as DocumentNode<EstimatesOfRegionsQuery, EstimatesOfRegionsQueryVariables>;
export const SeriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Series"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"values"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"quality"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"values"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"values"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeriesValues"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"quality"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"quality"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeriesQuality"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusedAnswer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"maxPoints"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeriesValues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefusedAnswer"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeriesQuality"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settledUntil"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"vintages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"gaps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SeriesQuery, SeriesQueryVariables>;
export const SeriesTailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SeriesTail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"window"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"values"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"quality"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"window"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"window"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"from"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"values"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"values"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeriesValues"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"quality"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"quality"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeriesQuality"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusedAnswer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"maxPoints"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeriesValues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefusedAnswer"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeriesQuality"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settledUntil"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"vintages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"gaps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SeriesTailQuery, SeriesTailQueryVariables>;
export const StatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Status"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"freshness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"backfill"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slicesDone"}},{"kind":"Field","name":{"kind":"Name","value":"slicesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"slicesFailed"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"publisher"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"credit"}},{"kind":"Field","name":{"kind":"Name","value":"licence"}},{"kind":"Field","name":{"kind":"Name","value":"licenceUrl"}},{"kind":"Field","name":{"kind":"Name","value":"simulated"}},{"kind":"Field","name":{"kind":"Name","value":"reachable"}},{"kind":"Field","name":{"kind":"Name","value":"lastSuccessAt"}}]}}]}}]} as unknown as DocumentNode<StatusQuery, StatusQueryVariables>;
export const TodayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Today"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"measures"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Measure"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"records"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"areas"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"FR"}]}},{"kind":"Argument","name":{"kind":"Name","value":"measures"},"value":{"kind":"Variable","name":{"kind":"Name","value":"measures"}}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"EnumValue","value":"TODAY"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}}]}}]}}]} as unknown as DocumentNode<TodayQuery, TodayQueryVariables>;
export const TypicalDayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TypicalDay"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"profile"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProfileInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"today"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"beside"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProfileInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"hasBeside"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"profile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"profile"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mean"}},{"kind":"Field","name":{"kind":"Name","value":"p10"}},{"kind":"Field","name":{"kind":"Name","value":"p90"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefusedAnswer"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"beside"},"name":{"kind":"Name","value":"profile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"beside"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"hasBeside"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mean"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"today"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"today"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefusedAnswer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"maxPoints"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<TypicalDayQuery, TypicalDayQueryVariables>;
export const UsualDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Usual"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProfileInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"profile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keys"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"mean"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UsualQuery, UsualQueryVariables>;