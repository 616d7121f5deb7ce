/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Day($input: SeriesInput!) {\n  series(input: $input) {\n    __typename\n    ... on SeriesSet {\n      resolution\n      starts\n      series {\n        area {\n          code\n        }\n        measure\n        values\n      }\n    }\n  }\n}": typeof types.DayDocument,
    "query History($input: SeriesInput!) {\n  series(input: $input) {\n    __typename\n    ... on SeriesSet {\n      to\n      starts\n      series {\n        values\n      }\n    }\n  }\n}": typeof types.HistoryDocument,
    "query Latest {\n  freshness {\n    serverTime\n  }\n  areas {\n    code\n    latest {\n      ...ReadingFields\n    }\n  }\n}": typeof types.LatestDocument,
    "subscription Live($after: StreamCursor) {\n  liveProduction(after: $after) {\n    __typename\n    cursor\n    ... on Snapshot {\n      readings {\n        ...ReadingFields\n      }\n    }\n    ... on ReadingPublished {\n      reading {\n        ...ReadingFields\n      }\n    }\n    ... on ReadingRevised {\n      reading {\n        ...ReadingFields\n      }\n      changes {\n        measure\n        before\n        after\n      }\n    }\n    ... on RangeRevised {\n      area {\n        code\n      }\n      from\n      to\n      resolution\n    }\n    ... on Watermark {\n      serverTime\n    }\n    ... on StreamReset {\n      reason\n      message\n    }\n  }\n}": typeof types.LiveDocument,
    "query Mix($area: AreaCode!) {\n  area(code: $area) {\n    code\n    mix {\n      from\n      to\n      production\n      renewableShare\n      lowCarbonShare\n      shares {\n        measure\n        power\n        share\n      }\n    }\n  }\n}": typeof types.MixDocument,
    "fragment ReadingFields on Reading {\n  area {\n    code\n  }\n  start\n  end\n  resolution\n  vintage\n  regionsObserved\n  observed\n  consumption\n  production\n  nuclear\n  thermal\n  wind\n  solar\n  hydro\n  bioenergy\n  pumping\n  batteryCharge\n  batteryDischarge\n  exchange\n}": typeof types.ReadingFieldsFragmentDoc,
    "query Series($values: SeriesInput!, $quality: SeriesInput!) {\n  values: series(input: $values) {\n    ...SeriesValues\n  }\n  quality: series(input: $quality) {\n    ...SeriesQuality\n  }\n}\n\nquery SeriesTail($window: SeriesInput!, $values: SeriesInput!, $quality: SeriesInput!) {\n  window: series(input: $window) {\n    __typename\n    ... on SeriesSet {\n      resolution\n      from\n    }\n  }\n  values: series(input: $values) {\n    ...SeriesValues\n  }\n  quality: series(input: $quality) {\n    ...SeriesQuality\n  }\n}\n\nfragment SeriesValues on SeriesResult {\n  __typename\n  ... on SeriesSet {\n    resolution\n    from\n    to\n    starts\n    series {\n      measure\n      values\n    }\n  }\n  ... on RangeTooLarge {\n    message\n    suggestedResolution\n  }\n  ... on OutOfCoverage {\n    message\n    from\n    to\n  }\n}\n\nfragment SeriesQuality on SeriesResult {\n  __typename\n  ... on SeriesSet {\n    settledUntil\n    series {\n      observed\n      vintages {\n        start\n        end\n        vintage\n      }\n      gaps {\n        start\n        end\n        missing\n        reason\n      }\n    }\n  }\n}": typeof types.SeriesDocument,
    "query Status {\n  freshness {\n    backfill {\n      slicesDone\n      slicesTotal\n      slicesFailed\n    }\n  }\n  publisher {\n    credit\n    licence\n    licenceUrl\n    simulated\n    reachable\n    lastSuccessAt\n  }\n}": typeof types.StatusDocument,
    "query Today($measures: [Measure!]!) {\n  records(areas: [FR], measures: $measures, period: TODAY) {\n    measure\n    kind\n    value\n    start\n    vintage\n  }\n}": typeof types.TodayDocument,
    "query Usual($input: ProfileInput!) {\n  profile(input: $input) {\n    __typename\n    ... on Profile {\n      keys\n      series {\n        measure\n        mean\n        observed\n      }\n    }\n  }\n}": typeof types.UsualDocument,
};
const documents: Documents = {
    "query Day($input: SeriesInput!) {\n  series(input: $input) {\n    __typename\n    ... on SeriesSet {\n      resolution\n      starts\n      series {\n        area {\n          code\n        }\n        measure\n        values\n      }\n    }\n  }\n}": types.DayDocument,
    "query History($input: SeriesInput!) {\n  series(input: $input) {\n    __typename\n    ... on SeriesSet {\n      to\n      starts\n      series {\n        values\n      }\n    }\n  }\n}": types.HistoryDocument,
    "query Latest {\n  freshness {\n    serverTime\n  }\n  areas {\n    code\n    latest {\n      ...ReadingFields\n    }\n  }\n}": types.LatestDocument,
    "subscription Live($after: StreamCursor) {\n  liveProduction(after: $after) {\n    __typename\n    cursor\n    ... on Snapshot {\n      readings {\n        ...ReadingFields\n      }\n    }\n    ... on ReadingPublished {\n      reading {\n        ...ReadingFields\n      }\n    }\n    ... on ReadingRevised {\n      reading {\n        ...ReadingFields\n      }\n      changes {\n        measure\n        before\n        after\n      }\n    }\n    ... on RangeRevised {\n      area {\n        code\n      }\n      from\n      to\n      resolution\n    }\n    ... on Watermark {\n      serverTime\n    }\n    ... on StreamReset {\n      reason\n      message\n    }\n  }\n}": types.LiveDocument,
    "query Mix($area: AreaCode!) {\n  area(code: $area) {\n    code\n    mix {\n      from\n      to\n      production\n      renewableShare\n      lowCarbonShare\n      shares {\n        measure\n        power\n        share\n      }\n    }\n  }\n}": types.MixDocument,
    "fragment ReadingFields on Reading {\n  area {\n    code\n  }\n  start\n  end\n  resolution\n  vintage\n  regionsObserved\n  observed\n  consumption\n  production\n  nuclear\n  thermal\n  wind\n  solar\n  hydro\n  bioenergy\n  pumping\n  batteryCharge\n  batteryDischarge\n  exchange\n}": types.ReadingFieldsFragmentDoc,
    "query Series($values: SeriesInput!, $quality: SeriesInput!) {\n  values: series(input: $values) {\n    ...SeriesValues\n  }\n  quality: series(input: $quality) {\n    ...SeriesQuality\n  }\n}\n\nquery SeriesTail($window: SeriesInput!, $values: SeriesInput!, $quality: SeriesInput!) {\n  window: series(input: $window) {\n    __typename\n    ... on SeriesSet {\n      resolution\n      from\n    }\n  }\n  values: series(input: $values) {\n    ...SeriesValues\n  }\n  quality: series(input: $quality) {\n    ...SeriesQuality\n  }\n}\n\nfragment SeriesValues on SeriesResult {\n  __typename\n  ... on SeriesSet {\n    resolution\n    from\n    to\n    starts\n    series {\n      measure\n      values\n    }\n  }\n  ... on RangeTooLarge {\n    message\n    suggestedResolution\n  }\n  ... on OutOfCoverage {\n    message\n    from\n    to\n  }\n}\n\nfragment SeriesQuality on SeriesResult {\n  __typename\n  ... on SeriesSet {\n    settledUntil\n    series {\n      observed\n      vintages {\n        start\n        end\n        vintage\n      }\n      gaps {\n        start\n        end\n        missing\n        reason\n      }\n    }\n  }\n}": types.SeriesDocument,
    "query Status {\n  freshness {\n    backfill {\n      slicesDone\n      slicesTotal\n      slicesFailed\n    }\n  }\n  publisher {\n    credit\n    licence\n    licenceUrl\n    simulated\n    reachable\n    lastSuccessAt\n  }\n}": types.StatusDocument,
    "query Today($measures: [Measure!]!) {\n  records(areas: [FR], measures: $measures, period: TODAY) {\n    measure\n    kind\n    value\n    start\n    vintage\n  }\n}": types.TodayDocument,
    "query Usual($input: ProfileInput!) {\n  profile(input: $input) {\n    __typename\n    ... on Profile {\n      keys\n      series {\n        measure\n        mean\n        observed\n      }\n    }\n  }\n}": types.UsualDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Day($input: SeriesInput!) {\n  series(input: $input) {\n    __typename\n    ... on SeriesSet {\n      resolution\n      starts\n      series {\n        area {\n          code\n        }\n        measure\n        values\n      }\n    }\n  }\n}"): (typeof documents)["query Day($input: SeriesInput!) {\n  series(input: $input) {\n    __typename\n    ... on SeriesSet {\n      resolution\n      starts\n      series {\n        area {\n          code\n        }\n        measure\n        values\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query History($input: SeriesInput!) {\n  series(input: $input) {\n    __typename\n    ... on SeriesSet {\n      to\n      starts\n      series {\n        values\n      }\n    }\n  }\n}"): (typeof documents)["query History($input: SeriesInput!) {\n  series(input: $input) {\n    __typename\n    ... on SeriesSet {\n      to\n      starts\n      series {\n        values\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Latest {\n  freshness {\n    serverTime\n  }\n  areas {\n    code\n    latest {\n      ...ReadingFields\n    }\n  }\n}"): (typeof documents)["query Latest {\n  freshness {\n    serverTime\n  }\n  areas {\n    code\n    latest {\n      ...ReadingFields\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription Live($after: StreamCursor) {\n  liveProduction(after: $after) {\n    __typename\n    cursor\n    ... on Snapshot {\n      readings {\n        ...ReadingFields\n      }\n    }\n    ... on ReadingPublished {\n      reading {\n        ...ReadingFields\n      }\n    }\n    ... on ReadingRevised {\n      reading {\n        ...ReadingFields\n      }\n      changes {\n        measure\n        before\n        after\n      }\n    }\n    ... on RangeRevised {\n      area {\n        code\n      }\n      from\n      to\n      resolution\n    }\n    ... on Watermark {\n      serverTime\n    }\n    ... on StreamReset {\n      reason\n      message\n    }\n  }\n}"): (typeof documents)["subscription Live($after: StreamCursor) {\n  liveProduction(after: $after) {\n    __typename\n    cursor\n    ... on Snapshot {\n      readings {\n        ...ReadingFields\n      }\n    }\n    ... on ReadingPublished {\n      reading {\n        ...ReadingFields\n      }\n    }\n    ... on ReadingRevised {\n      reading {\n        ...ReadingFields\n      }\n      changes {\n        measure\n        before\n        after\n      }\n    }\n    ... on RangeRevised {\n      area {\n        code\n      }\n      from\n      to\n      resolution\n    }\n    ... on Watermark {\n      serverTime\n    }\n    ... on StreamReset {\n      reason\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Mix($area: AreaCode!) {\n  area(code: $area) {\n    code\n    mix {\n      from\n      to\n      production\n      renewableShare\n      lowCarbonShare\n      shares {\n        measure\n        power\n        share\n      }\n    }\n  }\n}"): (typeof documents)["query Mix($area: AreaCode!) {\n  area(code: $area) {\n    code\n    mix {\n      from\n      to\n      production\n      renewableShare\n      lowCarbonShare\n      shares {\n        measure\n        power\n        share\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ReadingFields on Reading {\n  area {\n    code\n  }\n  start\n  end\n  resolution\n  vintage\n  regionsObserved\n  observed\n  consumption\n  production\n  nuclear\n  thermal\n  wind\n  solar\n  hydro\n  bioenergy\n  pumping\n  batteryCharge\n  batteryDischarge\n  exchange\n}"): (typeof documents)["fragment ReadingFields on Reading {\n  area {\n    code\n  }\n  start\n  end\n  resolution\n  vintage\n  regionsObserved\n  observed\n  consumption\n  production\n  nuclear\n  thermal\n  wind\n  solar\n  hydro\n  bioenergy\n  pumping\n  batteryCharge\n  batteryDischarge\n  exchange\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Series($values: SeriesInput!, $quality: SeriesInput!) {\n  values: series(input: $values) {\n    ...SeriesValues\n  }\n  quality: series(input: $quality) {\n    ...SeriesQuality\n  }\n}\n\nquery SeriesTail($window: SeriesInput!, $values: SeriesInput!, $quality: SeriesInput!) {\n  window: series(input: $window) {\n    __typename\n    ... on SeriesSet {\n      resolution\n      from\n    }\n  }\n  values: series(input: $values) {\n    ...SeriesValues\n  }\n  quality: series(input: $quality) {\n    ...SeriesQuality\n  }\n}\n\nfragment SeriesValues on SeriesResult {\n  __typename\n  ... on SeriesSet {\n    resolution\n    from\n    to\n    starts\n    series {\n      measure\n      values\n    }\n  }\n  ... on RangeTooLarge {\n    message\n    suggestedResolution\n  }\n  ... on OutOfCoverage {\n    message\n    from\n    to\n  }\n}\n\nfragment SeriesQuality on SeriesResult {\n  __typename\n  ... on SeriesSet {\n    settledUntil\n    series {\n      observed\n      vintages {\n        start\n        end\n        vintage\n      }\n      gaps {\n        start\n        end\n        missing\n        reason\n      }\n    }\n  }\n}"): (typeof documents)["query Series($values: SeriesInput!, $quality: SeriesInput!) {\n  values: series(input: $values) {\n    ...SeriesValues\n  }\n  quality: series(input: $quality) {\n    ...SeriesQuality\n  }\n}\n\nquery SeriesTail($window: SeriesInput!, $values: SeriesInput!, $quality: SeriesInput!) {\n  window: series(input: $window) {\n    __typename\n    ... on SeriesSet {\n      resolution\n      from\n    }\n  }\n  values: series(input: $values) {\n    ...SeriesValues\n  }\n  quality: series(input: $quality) {\n    ...SeriesQuality\n  }\n}\n\nfragment SeriesValues on SeriesResult {\n  __typename\n  ... on SeriesSet {\n    resolution\n    from\n    to\n    starts\n    series {\n      measure\n      values\n    }\n  }\n  ... on RangeTooLarge {\n    message\n    suggestedResolution\n  }\n  ... on OutOfCoverage {\n    message\n    from\n    to\n  }\n}\n\nfragment SeriesQuality on SeriesResult {\n  __typename\n  ... on SeriesSet {\n    settledUntil\n    series {\n      observed\n      vintages {\n        start\n        end\n        vintage\n      }\n      gaps {\n        start\n        end\n        missing\n        reason\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Status {\n  freshness {\n    backfill {\n      slicesDone\n      slicesTotal\n      slicesFailed\n    }\n  }\n  publisher {\n    credit\n    licence\n    licenceUrl\n    simulated\n    reachable\n    lastSuccessAt\n  }\n}"): (typeof documents)["query Status {\n  freshness {\n    backfill {\n      slicesDone\n      slicesTotal\n      slicesFailed\n    }\n  }\n  publisher {\n    credit\n    licence\n    licenceUrl\n    simulated\n    reachable\n    lastSuccessAt\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Today($measures: [Measure!]!) {\n  records(areas: [FR], measures: $measures, period: TODAY) {\n    measure\n    kind\n    value\n    start\n    vintage\n  }\n}"): (typeof documents)["query Today($measures: [Measure!]!) {\n  records(areas: [FR], measures: $measures, period: TODAY) {\n    measure\n    kind\n    value\n    start\n    vintage\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Usual($input: ProfileInput!) {\n  profile(input: $input) {\n    __typename\n    ... on Profile {\n      keys\n      series {\n        measure\n        mean\n        observed\n      }\n    }\n  }\n}"): (typeof documents)["query Usual($input: ProfileInput!) {\n  profile(input: $input) {\n    __typename\n    ... on Profile {\n      keys\n      series {\n        measure\n        mean\n        observed\n      }\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;