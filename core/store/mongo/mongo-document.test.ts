import { Binary } from 'mongodb';
import { expect, test } from 'vitest';
import { emptyChunk } from '../../domain/index.ts';
import { contentOf, day, halfHours, markedDraft, NEW_YEAR } from '../contract/chunks.ts';
import { documentId, idRange, toChunk, toDocument } from './mongo-document.ts';

const MARK = new Binary(Buffer.alloc(12));
const DOCUMENT = toDocument(markedDraft(emptyChunk(day(0)), 1), MARK);

const isWithin = (id: string, range: ReturnType<typeof idRange>): boolean =>
  range !== undefined && id >= range.$gte && id < range.$lt;

test('ids are in the order of their periods, before 1970 and beyond 2200 too', () => {
  const periods = [-(10 ** 13), -1, 0, 1, NEW_YEAR, 2 ** 43];
  const ids = periods.map((period) => documentId(halfHours('HDF', period)));
  expect([...ids].sort()).toEqual(ids);
});

test.each([
  [NEW_YEAR, NEW_YEAR + 1, true],
  [NEW_YEAR + 1, NEW_YEAR + 2, false],
  [NEW_YEAR - 1, NEW_YEAR, false],
  [NEW_YEAR - 0.5, NEW_YEAR + 0.5, true],
  [NEW_YEAR + 0.5, NEW_YEAR + 1.5, false],
  [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, true],
  [0, Number.MAX_SAFE_INTEGER, true],
  [Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY, false],
  [NEW_YEAR, NEW_YEAR, false],
  [Number.NaN, NEW_YEAR, false],
])('from %d to %d holds the new year: %s', (from, to, holds) => {
  expect(isWithin(documentId(day(0)), idRange('HDF', 'HALF_HOUR', from, to))).toBe(holds);
});

test('a range of all of time holds no other area and no other resolution', () => {
  const all = idRange('HDF', 'HOUR', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  const others = ['HALF_HOUR', 'QUARTER_HOUR', 'DAY'] as const;
  for (const resolution of others) expect(isWithin(documentId({ ...day(0), resolution }), all)).toBe(false);
  expect(isWithin(documentId({ ...day(0, 'GES'), resolution: 'HOUR' }), all)).toBe(false);
});

test('a chunk comes back from its document, also from one of an earlier version, which has no checksum', () => {
  const { checksum: _, ...withoutChecksum } = DOCUMENT;
  for (const document of [DOCUMENT, withoutChecksum])
    expect(contentOf(toChunk(document))).toEqual(contentOf(markedDraft(emptyChunk(day(0)), 1)));
});

test.each([
  [
    'a flipped bit',
    { bytes: new Binary(DOCUMENT.bytes.value().map((byte, i) => (i === 99 ? byte ^ 1 : byte))) },
  ],
  ['another version', { version: 7 }],
  ['another place', { _id: documentId(day(1)) }],
])('%s is damage, and the error names the document', (_, change) => {
  const document = { ...DOCUMENT, ...change };
  expect(() => toChunk(document)).toThrow(`The chunk ${document._id} is damaged`);
});
