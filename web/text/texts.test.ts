// @vitest-environment node
import { expect, test } from 'vitest';
import { interpolate, TEXTS } from './texts.ts';
import { AREA_CARD_TEXTS } from './texts-area-card.ts';
import { CARD_MENU_TEXTS } from './texts-card-menu.ts';
import { COMPARE_TEXTS } from './texts-compare.ts';
import { LANE_TEXTS } from './texts-lane.ts';
import { OVERVIEW_TEXTS } from './texts-overview.ts';
import { QUALITY_TEXTS } from './texts-quality.ts';
import { READOUT_TEXTS } from './texts-readout.ts';
import { RECORDS_TEXTS } from './texts-records.ts';
import { ERROR_TEXTS, REFUSAL_TEXTS } from './texts-refusal.ts';
import { SHEET_TEXTS } from './texts-sheet.ts';
import { STREAM_TEXTS } from './texts-stream.ts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

/** Parts of the texts that are always there, and those of pages that are loaded later. */
const PARTS = [CARD_MENU_TEXTS, LANE_TEXTS, OVERVIEW_TEXTS, READOUT_TEXTS];
const LATER_PARTS = [
  AREA_CARD_TEXTS,
  COMPARE_TEXTS,
  QUALITY_TEXTS,
  RECORDS_TEXTS,
  REFUSAL_TEXTS,
  ERROR_TEXTS,
  SHEET_TEXTS,
  STREAM_TEXTS,
];

test('no text takes the place of another part’s', () => {
  const keys = PARTS.flatMap((part) => Object.keys(part));
  expect(keys).toEqual([...new Set(keys)]);
  expect(LATER_PARTS.flatMap((part) => Object.keys(part)).filter((key) => key in TEXTS)).toEqual([]);
});

test.each(Object.entries(Object.assign({}, TEXTS, ...LATER_PARTS) as typeof TEXTS))(
  '%s says something, and asks for the same words in both languages',
  (_, { fr, en }) => {
    expect(fr.trim() && en.trim()).not.toBe('');
    expect(placeholders(fr)).toEqual(placeholders(en));
  },
);

test('names are filled in, also with 0', () => {
  expect(interpolate('{done} of {total}', { done: 0, total: 12 })).toBe('0 of 12');
});
