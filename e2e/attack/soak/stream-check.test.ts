import { expect, test } from 'vitest';
import { StreamCheck } from './stream-check.ts';

const event = (kind: string, next: number, more = ''): string =>
  `{"payload":{"data":{"liveProduction":{"__typename":"${kind}","cursor":"e.${next}"${more}}}}}`;
const ANNOUNCED = [
  { offset: 10, area: 'BRE' },
  { offset: 11, area: 'FR' },
  { offset: 12, area: 'BRE' },
] as const;

function checkOf(...messages: string[]): StreamCheck {
  const check = new StreamCheck({ areas: ['BRE'], query: '' });
  for (const message of messages) check.take(message);
  return check;
}

test('a subscriber that got every announcement of its areas missed none', () => {
  const check = checkOf(event('Snapshot', 10), event('ReadingRevised', 11), event('ReadingRevised', 13));
  expect([check.twice, check.missed(ANNOUNCED)]).toEqual([0, 0]);
});

test('an announcement that a watermark passed over was missed', () => {
  expect(checkOf(event('Snapshot', 10), event('Watermark', 13)).missed(ANNOUNCED)).toBe(2);
});

test('an event that comes again is counted', () => {
  const again = event('ReadingRevised', 11);
  expect(checkOf(event('Snapshot', 10), again, again).twice).toBe(1);
});

test('what a reset passed over is not missed: its subscriber begins anew', () => {
  const reset = event('StreamReset', 12, ',"reason":"SLOW_CONSUMER"');
  const check = checkOf(event('Snapshot', 10), event('ReadingRevised', 11), reset, event('Snapshot', 13));
  expect([check.resets, check.missed(ANNOUNCED)]).toEqual([['SLOW_CONSUMER'], 0]);
});
