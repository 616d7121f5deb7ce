/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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
};

/** The highest or the lowest. */
export type RecordKind =
  | 'MAX'
  | 'MIN';

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
    | { __typename: 'Watermark', serverTime: string, cursor: string }
   };

export type MixQueryVariables = Exact<{
  area: AreaCode;
}>;


export type MixQuery = { area: { code: AreaCode, mix: { from: string, to: string, production: number, renewableShare: number, lowCarbonShare: number, shares: Array<{ measure: Measure, power: number, share: number }> } | null } };

export type ReadingFieldsFragment = { start: string, end: string, resolution: Resolution, vintage: Vintage, regionsObserved: number, observed: number, consumption: number | null, production: number | null, nuclear: number | null, thermal: number | null, wind: number | null, solar: number | null, hydro: number | null, bioenergy: number | null, pumping: number | null, batteryCharge: number | null, batteryDischarge: number | null, exchange: number | null, area: { code: AreaCode } };

export type SeriesQueryVariables = Exact<{
  values: SeriesInput;
  quality: SeriesInput;
}>;


export type SeriesQuery = { values:
    | { __typename: 'OutOfCoverage', message: string, from: string, to: string }
    | { __typename: 'RangeTooLarge', message: string, suggestedResolution: Resolution | null }
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
    | { __typename: 'OutOfCoverage', message: string, from: string, to: string }
    | { __typename: 'RangeTooLarge', message: string, suggestedResolution: Resolution | null }
    | { __typename: 'SeriesSet', resolution: Resolution, from: string, to: string, starts: ReadonlyArray<string>, series: Array<{ measure: Measure, values: ReadonlyArray<number | null> }> }
  , quality:
    | { __typename: 'OutOfCoverage' }
    | { __typename: 'RangeTooLarge' }
    | { __typename: 'SeriesSet', settledUntil: string | null, series: Array<{ observed: ReadonlyArray<number | null>, vintages: Array<{ start: string, end: string, vintage: Vintage }>, gaps: Array<{ start: string, end: string, missing: number, reason: GapReason }> }> }
   };

type SeriesValues_OutOfCoverage_Fragment = { __typename: 'OutOfCoverage', message: string, from: string, to: string };

type SeriesValues_RangeTooLarge_Fragment = { __typename: 'RangeTooLarge', message: string, suggestedResolution: Resolution | null };

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

export type UsualQueryVariables = Exact<{
  input: ProfileInput;
}>;


export type UsualQuery = { profile:
    | { __typename: 'OutOfCoverage' }
    | { __typename: 'Profile', keys: Array<number>, series: Array<{ measure: Measure, mean: ReadonlyArray<number | null>, observed: ReadonlyArray<number | null> }> }
    | { __typename: 'RangeTooLarge' }
   };

export const ReadingFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReadingFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Reading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}},{"kind":"Field","name":{"kind":"Name","value":"regionsObserved"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"consumption"}},{"kind":"Field","name":{"kind":"Name","value":"production"}},{"kind":"Field","name":{"kind":"Name","value":"nuclear"}},{"kind":"Field","name":{"kind":"Name","value":"thermal"}},{"kind":"Field","name":{"kind":"Name","value":"wind"}},{"kind":"Field","name":{"kind":"Name","value":"solar"}},{"kind":"Field","name":{"kind":"Name","value":"hydro"}},{"kind":"Field","name":{"kind":"Name","value":"bioenergy"}},{"kind":"Field","name":{"kind":"Name","value":"pumping"}},{"kind":"Field","name":{"kind":"Name","value":"batteryCharge"}},{"kind":"Field","name":{"kind":"Name","value":"batteryDischarge"}},{"kind":"Field","name":{"kind":"Name","value":"exchange"}}]}}]} as unknown as DocumentNode<ReadingFieldsFragment, unknown>;
export const SeriesValuesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeriesValues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<SeriesValuesFragment, unknown>;
export const SeriesQualityFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeriesQuality"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settledUntil"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"vintages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"gaps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SeriesQualityFragment, unknown>;
export const DayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Day"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DayQuery, DayQueryVariables>;
export const HistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"History"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}}]}}]}}]} as unknown as DocumentNode<HistoryQuery, HistoryQueryVariables>;
export const LatestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Latest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"freshness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serverTime"}}]}},{"kind":"Field","name":{"kind":"Name","value":"areas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"latest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReadingFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReadingFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Reading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}},{"kind":"Field","name":{"kind":"Name","value":"regionsObserved"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"consumption"}},{"kind":"Field","name":{"kind":"Name","value":"production"}},{"kind":"Field","name":{"kind":"Name","value":"nuclear"}},{"kind":"Field","name":{"kind":"Name","value":"thermal"}},{"kind":"Field","name":{"kind":"Name","value":"wind"}},{"kind":"Field","name":{"kind":"Name","value":"solar"}},{"kind":"Field","name":{"kind":"Name","value":"hydro"}},{"kind":"Field","name":{"kind":"Name","value":"bioenergy"}},{"kind":"Field","name":{"kind":"Name","value":"pumping"}},{"kind":"Field","name":{"kind":"Name","value":"batteryCharge"}},{"kind":"Field","name":{"kind":"Name","value":"batteryDischarge"}},{"kind":"Field","name":{"kind":"Name","value":"exchange"}}]}}]} as unknown as DocumentNode<LatestQuery, LatestQueryVariables>;
export const LiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Live"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StreamCursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liveProduction"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Snapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"readings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReadingFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingPublished"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reading"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReadingFields"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadingRevised"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reading"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReadingFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeRevised"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Watermark"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serverTime"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamReset"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReadingFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Reading"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}},{"kind":"Field","name":{"kind":"Name","value":"regionsObserved"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"consumption"}},{"kind":"Field","name":{"kind":"Name","value":"production"}},{"kind":"Field","name":{"kind":"Name","value":"nuclear"}},{"kind":"Field","name":{"kind":"Name","value":"thermal"}},{"kind":"Field","name":{"kind":"Name","value":"wind"}},{"kind":"Field","name":{"kind":"Name","value":"solar"}},{"kind":"Field","name":{"kind":"Name","value":"hydro"}},{"kind":"Field","name":{"kind":"Name","value":"bioenergy"}},{"kind":"Field","name":{"kind":"Name","value":"pumping"}},{"kind":"Field","name":{"kind":"Name","value":"batteryCharge"}},{"kind":"Field","name":{"kind":"Name","value":"batteryDischarge"}},{"kind":"Field","name":{"kind":"Name","value":"exchange"}}]}}]} as unknown as DocumentNode<LiveSubscription, LiveSubscriptionVariables>;
export const MixDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Mix"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"mix"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"production"}},{"kind":"Field","name":{"kind":"Name","value":"renewableShare"}},{"kind":"Field","name":{"kind":"Name","value":"lowCarbonShare"}},{"kind":"Field","name":{"kind":"Name","value":"shares"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"power"}},{"kind":"Field","name":{"kind":"Name","value":"share"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MixQuery, MixQueryVariables>;
export const SeriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Series"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"values"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"quality"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"values"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"values"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeriesValues"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"quality"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"quality"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeriesQuality"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeriesValues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeriesQuality"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settledUntil"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"vintages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"gaps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SeriesQuery, SeriesQueryVariables>;
export const SeriesTailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SeriesTail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"window"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"values"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"quality"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"window"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"window"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"from"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"values"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"values"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeriesValues"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"quality"},"name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"quality"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeriesQuality"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeriesValues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"starts"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RangeTooLarge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedResolution"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutOfCoverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeriesQuality"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeriesSet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settledUntil"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"observed"}},{"kind":"Field","name":{"kind":"Name","value":"vintages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"gaps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SeriesTailQuery, SeriesTailQueryVariables>;
export const StatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Status"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"freshness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"backfill"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slicesDone"}},{"kind":"Field","name":{"kind":"Name","value":"slicesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"slicesFailed"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"publisher"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"credit"}},{"kind":"Field","name":{"kind":"Name","value":"licence"}},{"kind":"Field","name":{"kind":"Name","value":"licenceUrl"}},{"kind":"Field","name":{"kind":"Name","value":"simulated"}},{"kind":"Field","name":{"kind":"Name","value":"reachable"}},{"kind":"Field","name":{"kind":"Name","value":"lastSuccessAt"}}]}}]}}]} as unknown as DocumentNode<StatusQuery, StatusQueryVariables>;
export const TodayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Today"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"measures"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Measure"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"records"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"areas"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"FR"}]}},{"kind":"Argument","name":{"kind":"Name","value":"measures"},"value":{"kind":"Variable","name":{"kind":"Name","value":"measures"}}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"EnumValue","value":"TODAY"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"vintage"}}]}}]}}]} as unknown as DocumentNode<TodayQuery, TodayQueryVariables>;
export const UsualDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Usual"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProfileInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"profile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keys"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measure"}},{"kind":"Field","name":{"kind":"Name","value":"mean"}},{"kind":"Field","name":{"kind":"Name","value":"observed"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UsualQuery, UsualQueryVariables>;