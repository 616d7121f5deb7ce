import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { createSchema } from '../schema.ts';
import { pricedVariables } from './priced-variables.ts';

const priced = (text: string): string[] => [...pricedVariables(createSchema(), parse(text))].sort();

test('a cost depends on the variables of fields with a price and of conditions, wherever they stand', () => {
  expect(
    priced(`query ($input: SeriesInput!, $code: AreaCode!, $from: Moment!, $isShort: Boolean!) {
      series(input: $input) { __typename }
      area(code: $code) { ...Mixes @skip(if: $isShort) }
    }
    fragment Mixes on Area { mix(from: $from) { production } }`),
  ).toEqual(['code', 'from', 'input', 'isShort']);
  expect(
    priced(
      'query ($areas: [AreaCode!]) { series(input: { areas: $areas, measures: [WIND], from: "-P1D" }) { __typename } }',
    ),
  ).toEqual(['areas']);
});

test('and not on the cursor of a stream', () => {
  expect(
    priced(`subscription ($areas: [AreaCode!], $after: StreamCursor) {
      liveProduction(areas: $areas, after: $after) { cursor }
    }`),
  ).toEqual([]);
});
