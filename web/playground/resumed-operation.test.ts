// @vitest-environment node
import { expect, test } from 'vitest';
import { resumedOperation } from './resumed-operation.ts';

const resumedQuery = (query: string): string => resumedOperation({ query, variables: '' }, 'm.7').query;

test.each([
  ['no argument', 'subscription { live { cursor } }', 'subscription { live(after: "m.7") { cursor } }'],
  [
    'others',
    'subscription { live(areas: [FR]) { cursor } }',
    'subscription { live(areas: [FR], after: "m.7") { cursor } }',
  ],
  [
    'an earlier cursor',
    '# Live\nsubscription { live(after: "m.3", areas: [FR]) { cursor } }',
    '# Live\nsubscription { live(after: "m.7", areas: [FR]) { cursor } }',
  ],
])('a field with %s goes on after the cursor', (_, query, resumed) => {
  expect(resumedQuery(query)).toBe(resumed);
});

test('the variable of `after` holds the cursor, beside the others', () => {
  const query = 'subscription ($c: StreamCursor, $a: [AreaCode!]) { live(areas: $a, after: $c) { cursor } }';

  const { variables, ...rest } = resumedOperation({ query, variables: '{"a":["FR"],"c":null}' }, 'm.7');
  expect(rest).toEqual({ query });
  expect(JSON.parse(variables)).toEqual({ a: ['FR'], c: 'm.7' });
});

test('a text that cannot be read stays as it is', () => {
  expect(resumedQuery('subscription {')).toBe('subscription {');
});
