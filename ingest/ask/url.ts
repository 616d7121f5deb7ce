import type { Ask } from './ask.ts';
import { GROUP_BY, GROUP_SELECT } from './groups.ts';

const instant = (at: number): string => `"${new Date(at).toISOString().slice(0, 19)}Z"`;

/**
 * The window as the publisher's `where`. By `date_heure`, for a filter on `date` is refused; up to now and no further,
 * for the slots to come are published empty; and never by `consommation is not null`, which would lose the past slots
 * that have wind and solar but no consumption yet.
 */
export function toWhere({ from, to, regions }: Ask, now: number): string {
  const until = to > now ? `date_heure <= ${instant(now)}` : `date_heure < ${instant(to)}`;
  const among = regions ? [`code_insee_region in (${regions.map((code) => `"${code}"`).join(', ')})`] : [];
  return [`date_heure >= ${instant(from)}`, until, ...among].join(' and ');
}

/** The whole question. An export has no cap on rows, a page of records has: both kinds of question are exports. */
export function toUrl(publisherUrl: string, ask: Ask, now: number): string {
  const url = new URL(`${publisherUrl.replace(/\/+$/, '')}/catalog/datasets/${ask.feed}/exports/json`);
  if (ask.wanted === 'GROUPS') {
    url.searchParams.set('select', GROUP_SELECT);
    url.searchParams.set('group_by', GROUP_BY);
  }
  url.searchParams.set('where', toWhere(ask, now));
  url.searchParams.set('timezone', 'UTC');
  return url.href;
}
