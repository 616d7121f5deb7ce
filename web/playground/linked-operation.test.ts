// @vitest-environment node
import { expect, test } from 'vitest';
import { linkedOperation, withLinkedTab } from './linked-operation.ts';

test('a link holds a query and its variables, which are indented', () => {
  const search = `?${new URLSearchParams({ query: 'query ($a: AreaCode!) { area(code: $a) { name } }', variables: '{"a":"BRE"}' })}`;
  expect(linkedOperation(search)).toEqual({
    query: 'query ($a: AreaCode!) { area(code: $a) { name } }',
    variables: '{\n  "a": "BRE"\n}',
  });
});

test('variables that are no JSON are shown as they are; an address without a query links nothing', () => {
  expect(linkedOperation('?query=%7B&variables=%7B')).toEqual({ query: '{', variables: '{' });
  expect(linkedOperation('?query=%7B')).toEqual({ query: '{', variables: '' });
  expect(linkedOperation('?query=&variables=%7B%7D')).toBeUndefined();
  expect(linkedOperation('')).toBeUndefined();
});

test('the linked operation comes before the tabs of an earlier visit, once', () => {
  const own = { id: 'a', title: 'Mine', query: '{ mine }', variables: null };
  const stored = JSON.stringify({ activeTabIndex: 1, tabs: [own, { ...own, id: 'b', query: '{ other }' }] });
  const linked = { query: '{ linked }' };
  const once = withLinkedTab(stored, linked);
  expect(JSON.parse(once)).toMatchObject({
    activeTabIndex: 0,
    tabs: [{ query: '{ linked }' }, { query: '{ mine }' }, { query: '{ other }' }],
  });
  expect(withLinkedTab(once, linked)).toBe(once);
});

test('each linked operation has a tab of its own, also after many links', () => {
  const first = withLinkedTab(JSON.stringify({ activeTabIndex: 0, tabs: [] }), { query: '{ first }' });
  const { tabs } = JSON.parse(withLinkedTab(first, { query: '{ second }' }));
  expect(tabs.map(({ query }: { query: string }) => query)).toEqual(['{ second }', '{ first }']);
  expect(new Set(tabs.map(({ id }: { id: string }) => id)).size).toBe(2);
});

test('what is stored in another form stays as it is', () => {
  expect(withLinkedTab('none', { query: '{ linked }' })).toBe('none');
  expect(withLinkedTab('null', { query: '{ linked }' })).toBe('null');
});
