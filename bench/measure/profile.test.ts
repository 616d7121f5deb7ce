import type { Profiler } from 'node:inspector';
import { expect, test } from 'vitest';
import { moduleOf, sharesBy } from './profile.ts';

const frame = (functionName: string, url = '') => ({
  functionName,
  url,
  scriptId: '1',
  lineNumber: 0,
  columnNumber: 0,
});
const profile: Profiler.Profile = {
  startTime: 0,
  endTime: 4,
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 4] },
    { id: 2, callFrame: frame('save'), children: [3] },
    { id: 3, callFrame: frame('encode') },
    { id: 4, callFrame: frame('(idle)') },
  ],
  samples: [3, 3, 2, 1, 4, 4],
};

test('a sample counts for every function on its stack, and an idle one for none', () => {
  const isInSave = (stack: readonly { functionName: string }[]) =>
    stack.some(({ functionName }) => functionName === 'save') ? 'save' : 'other';
  expect(sharesBy(profile, isInSave)).toEqual([
    ['save', 0.75],
    ['other', 0.25],
  ]);
});

test('a module is a file of the repository, a package, or the runtime', () => {
  const at = (url: string) => moduleOf(frame('f', url));
  expect(at('file:///x/node_modules/@courant/core/dist/log/pull.js')).toBe('core/log/pull');
  expect(at('file:///x/api/dist/index.js')).toBe('api/index');
  expect(at('file:///x/node_modules/lmdb/write.js')).toBe('lmdb');
  expect([at('node:http'), at('')]).toEqual(['node', 'f']);
});
