import { type ReactElement, Suspense } from 'react';
import { useSearch } from 'wouter';
import { readDates } from '../data/period.ts';
import { lazyPart } from './lazy-part.tsx';
import type { UnreadDatesTextProps } from './unread-dates-text.tsx';

const Sentence = lazyPart<UnreadDatesTextProps>(() => import('./unread-dates-text.tsx'));

/** Where the address names dates that are no period of the history: that another one is shown. */
export function UnreadDates(): ReactElement | null {
  const query = new URLSearchParams(useSearch());
  const [from, to] = [query.get('from'), query.get('to')];
  if ((from ?? to) === null || readDates(from, to)) return null;
  return (
    <Suspense>
      <Sentence from={from} to={to} />
    </Suspense>
  );
}
