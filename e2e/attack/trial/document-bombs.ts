import { pick, type Random, randomBelow, seededRandom } from '@courant/core/testing';
import { type GraphqlAnswer, post, postBody, showsInside } from '../client/post.ts';
import type { AttackedServer } from '../server/server-process.ts';
import { type Finding, finding, type Size, type Trial } from './trial.ts';

const times = (count: number, text: (i: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(between);

const LATEST = '{ area(code: BRE) { latest { start } } }';

/** Documents that the server must refuse, by what they overdo. */
const BOMBS: Readonly<Record<string, string>> = {
  'fragments that double': `{ ...F0 } ${times(30, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F30 on Query { ...X }`,
  'fragments in a circle': '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
  'fields that double by fragments': `{ regions { ...F0 } } ${times(20, (i) => `fragment F${i} on Area { a: latest { area { ...F${i + 1} } } b: latest { area { ...F${i + 1} } } }`)} fragment F20 on Area { name }`,
  'deep nesting': `{ area(code: BRE) ${times(400, () => '{ latest { area ')}{ name }${' } }'.repeat(400)} }`,
  'brackets alone': '{'.repeat(60_000),
  'lists in lists': `{ areas(codes: ${'['.repeat(900)}BRE${']'.repeat(900)}) { name } }`,
  'objects in objects': `{ series(input: ${'{a:'.repeat(600)}1${'}'.repeat(600)}) { __typename } }`,
  'a flood of aliases': `{ ${times(500, (i) => `a${i}: __typename`)} }`,
  'a flood of one field': `{ ${times(1_990, () => '__typename')} }`,
  'a flood of directives': `{ __typename ${times(900, () => '@a')} }`,
  'a flood of known directives': `{ __typename ${times(300, () => '@include(if: true)')} }`,
  'a flood of variables': `query(${times(450, (i) => `$v${i}: Int`)}) { __typename }`,
  'a flood of operations': times(400, (i) => `query Q${i} { __typename }`),
  'a flood of unknown fields': `{ ${times(1_990, (i) => `nuclea${i}`)} }`,
  'fields that conflict': `{ ${times(300, (i) => `a: area(code: BRE) { b: name(lang: ${i % 2 ? 'EN' : 'FR'}) }`)} }`,
  'a list of ten thousand areas': `{ areas(codes: [${times(10_000, () => 'BRE', ',')}]) { name } }`,
  'a huge number': `{ series(input: { measures: [WIND], from: "-P1D", maxPoints: ${'9'.repeat(5_000)} }) { __typename } }`,
  'a huge duration': '{ series(input: { measures: [WIND], from: "-P99999999999999D" }) { __typename } }',
  'a NUL byte': '{ area(code: BRE) { \u0000 } }',
  'a NUL in a string': '{ reading(area: BRE, at: "2024-01-01\u0000") { start } }',
  'lone surrogates': '{ reading(area: BRE, at: "\ud800\udfff\ud800") { start } }',
  'text from right to left': '{ reading(area: BRE, at: "\u202e10-10-4202") { start } }',
  'an operation that is not there': 'mutation { drop }',
  'a subscription over HTTP': 'subscription { liveProduction { cursor } }',
  'no document': '',
};

/** Documents that may be answered; then at a bounded cost. */
const HEAVY: Readonly<Record<string, string>> = {
  'introspection, deep': `{ __schema { types { fields { type { ${'ofType { '.repeat(9)}name${' }'.repeat(9)} } } } } }`,
  'introspection in a circle': `{ __schema ${'{ types { fields { type '.repeat(12)}{ name }${' } } }'.repeat(12)} }`,
  'fifty mixes of a year': `{ ${times(50, (i) => `m${i}: area(code: BRE) { mix(from: "-P${360 - i}D") { __typename } }`)} }`,
  'fifty mixes of a year, of every region': `{ ${times(50, (i) => `m${i}: regions { mix(from: "-P${360 - i}D") { __typename } }`)} }`,
};

/** Ways to send something else than an object of variables, or variables of another kind. */
const WRONG_VARIABLES: readonly unknown[] = [
  null,
  1,
  -1,
  1.5,
  true,
  false,
  '',
  'BRE',
  [],
  [[]],
  ['BRE'],
  {},
  { area: null },
  { area: 1 },
  { area: 'bre' },
  { area: ' BRE' },
  { area: ['BRE'] },
  { area: {} },
  { area: 'constructor' },
  { area: '__proto__' },
  { AREA: 'BRE' },
  { area: true },
  { area: '\u0000' },
  { area: 'B'.repeat(10_000) },
  { area: 1e308 },
  { area: { toString: 'BRE' } },
];
const WITH_VARIABLE = 'query($area: AreaCode!) { area(code: $area) { name } }';

/** Bodies that are no request. */
const BODIES: readonly string[] = [
  '',
  'null',
  '1',
  '"text"',
  '[]',
  '[{}]',
  '{}',
  '{',
  '{"query":1}',
  '{"query":null}',
  '{"query":{}}',
  '{"query":["{a}"]}',
  '{"query":"{ __typename }","operationName":1}',
  '{"query":"{ __typename }","extensions":1}',
  '{"__proto__":{"query":"{ __typename }"}}',
  '{"constructor":{"prototype":{"a":1}}}',
  `${'['.repeat(30_000)}`,
  '{"query":"\\ud800"}',
  '\u0000',
  `{"a":"${'x'.repeat(60_000)}"}`,
  '{"query":"{ __typename }",}',
  "{'query':'{a}'}",
];

const isRefused = ({ status, code, text }: GraphqlAnswer): boolean =>
  status >= 400 && status < 500 && code !== null && !showsInside(text);
const isAnsweredOrRefused = (answer: GraphqlAnswer): boolean =>
  (answer.status === 200 && !showsInside(answer.text)) || isRefused(answer);

const describe = ({ status, code, text }: GraphqlAnswer): string =>
  `${status || 'cut'} ${code ?? 'no code'}${showsInside(text) ? ', shows its inside' : ''}`;

export const DOCUMENT_BOMBS: Trial = {
  name: 'documents',
  goal: '4xx with a code, and others are spared',
  mustSpareOthers: true,
  async run({ url }: AttackedServer): Promise<readonly Finding[]> {
    const findings: Finding[] = [];
    const check = (what: string, answer: GraphqlAnswer, isRight = isRefused): void =>
      void findings.push(finding(what, describe(answer), isRight(answer)));
    for (const [what, query] of Object.entries(BOMBS)) check(what, await post(url, query));
    for (const [what, query] of Object.entries(HEAVY))
      check(what, await post(url, query), isAnsweredOrRefused);
    for (const variables of WRONG_VARIABLES)
      check(
        `variables ${JSON.stringify(variables)?.slice(0, 40)}`,
        await post(url, WITH_VARIABLE, variables),
      );
    for (const body of BODIES) {
      const isRight = body.includes('"query":"{ __typename }"') ? isAnsweredOrRefused : isRefused;
      check(`body ${body.slice(0, 40)}`, await postBody(url, body), isRight);
    }
    return findings;
  },
};

const VALUES = { FULL: 12_000, SHORT: 400 };
const SEED = 20_261_129;
const PIECES = [
  'BRE',
  '2024',
  '-P',
  'D',
  'T',
  ':',
  '"',
  '\\"',
  '[',
  ']',
  '{',
  '}',
  'null',
  '-1',
  '1e999',
  '\u00e9',
  '\u{1f4a9}',
  '\u0000',
  "' OR 1=1 --",
  '$gt',
  '../',
  '%00',
  'NaN',
  '9007199254740993',
  '.',
  '-',
  ' ',
];

const randomText = (random: Random): string =>
  Array.from({ length: 1 + randomBelow(random, 6) }, () => pick(random, PIECES)).join('');

/** The places of a query where a client writes a value. */
const ARGUMENTS: readonly string[] = [
  'query($x: Moment!) { reading(area: BRE, at: $x) { start } }',
  'query($x: AreaCode!) { area(code: $x) { name } }',
  'query($x: [AreaCode!]) { areas(codes: $x) { name } }',
  'query($x: SeriesInput!) { series(input: $x) { __typename } }',
  'query($x: Resolution) { reading(area: BRE, at: "2024", resolution: $x) { start } }',
];

export const BAD_VALUES: Trial = {
  name: 'bad values, seeded',
  goal: 'never a 5xx, never a stack',
  mustSpareOthers: true,
  async run({ url }: AttackedServer, size: Size): Promise<readonly Finding[]> {
    const random = seededRandom(SEED);
    const wrong: string[] = [];
    for (let i = 0; i < VALUES[size]; i++) {
      const x = randomText(random);
      const answer = await post(url, pick(random, ARGUMENTS), { x });
      if (!isAnsweredOrRefused(answer)) wrong.push(`${JSON.stringify(x)}: ${describe(answer)}`);
    }
    const answered = `${wrong.length} of ${VALUES[size]} wrong${wrong[0] ? `, such as ${wrong[0]}` : ''}`;
    const { status } = await post(url, LATEST);
    return [
      finding('values', answered, wrong.length === 0),
      finding('a good query after them', `${status}`, status === 200),
    ];
  },
};
