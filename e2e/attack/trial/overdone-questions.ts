/** A question that overdoes something, to be asked over each transport. */
export interface OverdoneQuestion {
  readonly what: string;
  /** A text; of a batch, the list of its questions. */
  readonly query: unknown;
  readonly variables?: unknown;
}

const times = (count: number, text: (i: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(between);

const MEASURES =
  '[CONSUMPTION, THERMAL, NUCLEAR, WIND, SOLAR, HYDRO, PUMPING, BIOENERGY, EXCHANGE, PRODUCTION]';
const IN_CIRCLE =
  '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }';
const SERIES = 'query ($input: SeriesInput!) { series(input: $input) { __typename } }';
const READING =
  'query ($area: AreaCode!, $at: Moment!) { reading(area: $area, at: $at) { start consumption } }';
const LIVE = 'subscription ($after: StreamCursor) { liveProduction(after: $after) { cursor } }';

const DOCUMENTS: readonly OverdoneQuestion[] = [
  { what: '1,000 aliases', query: `{ ${times(1_000, (i) => `a${i}: __typename`)} }` },
  { what: 'depth 10,000', query: `${'{a'.repeat(10_000)}${'}'.repeat(10_000)}` },
  { what: '10,000 duplicate fields', query: `{ ${times(10_000, () => '__typename')} }` },
  { what: '10,000 directives', query: `{ __typename ${times(10_000, () => '@skip(if: false)')} }` },
  { what: 'fragments in a circle', query: IN_CIRCLE },
  {
    what: 'a chain of fragments that double',
    query: `{ ...F0 } ${times(30, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F30 on Query { __typename }`,
  },
  {
    what: 'introspection in a circle',
    query: `{ __schema ${'{ types { fields { type '.repeat(12)}{ name }${' } } }'.repeat(12)} }`,
  },
  {
    what: 'everything at the finest step',
    query: `{ series(input: { measures: ${MEASURES}, from: "2013", resolution: HALF_HOUR }) { ... on SeriesSet { starts series { values min max observed } } } }`,
  },
  {
    what: 'records of everything, fifty times',
    query: `{ ${times(50, (i) => `r${i}: records { value history(first: 100) { value } }`)} }`,
  },
  {
    what: 'records inside records',
    query: `{ records ${'{ area { records '.repeat(8)}{ value }${' } }'.repeat(8)} }`,
  },
  {
    what: 'the largest first',
    query: `{ series(input: { measures: [WIND], from: "2013", resolution: YEAR }) { ... on SeriesSet { series { gaps(first: 2147483647) { start } } } } }`,
  },
];

const VARIABLES: readonly OverdoneQuestion[] = [
  {
    what: 'NaN',
    query: SERIES,
    variables: { input: { measures: ['WIND'], from: '2024', maxPoints: 'NaN' } },
  },
  {
    what: '1e308',
    query: SERIES,
    variables: { input: { measures: ['WIND'], from: '2024', maxPoints: 1e308 } },
  },
  { what: 'the year 1', query: READING, variables: { area: 'BRE', at: '0001' } },
  { what: 'the year 9999', query: READING, variables: { area: 'BRE', at: '9999-12-31T23:59:59Z' } },
  { what: '{"$ne":null}', query: READING, variables: { area: { $ne: null }, at: { $ne: null } } },
  {
    what: '__proto__',
    query: READING,
    variables: JSON.parse('{"__proto__":{"area":"BRE"},"area":"__proto__","at":"2024"}'),
  },
  { what: 'a malformed cursor', query: LIVE, variables: { after: '{"$ne":null}.1' } },
  { what: 'a foreign cursor', query: LIVE, variables: { after: 'abcdefgh.12' } },
];

/** Not served. */
const BATCH: OverdoneQuestion = {
  what: 'a batch',
  query: Array.from({ length: 100 }, () => ({ query: '{ __typename }' })),
};

export const OVERDONE_QUESTIONS: readonly OverdoneQuestion[] = [...DOCUMENTS, ...VARIABLES, BATCH];
