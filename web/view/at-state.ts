import { instantOf } from '../data/period.ts';

const PARAMETER = 'at';
/** An instant to the minute: "2026-11-28T17:30Z", or with another offset, whose "+" a query reads as a space. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

/** The moment that a link of the overview shows, in epoch milliseconds; null is now, as is a text that is no instant. */
export function readAt(search: string): number | null {
  const text = (new URLSearchParams(search).get(PARAMETER) ?? '').replace(' ', '+');
  const instant = INSTANT.test(text) ? instantOf(text) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}

/** A query string that shows another moment; its other parameters stay. */
export function withAt(search: string, at: number | null): string {
  const query = new URLSearchParams(search);
  if (at === null) query.delete(PARAMETER);
  else query.set(PARAMETER, `${new Date(at).toISOString().slice(0, 16)}Z`);
  const text = query.toString().replaceAll('%3A', ':');
  return text && `?${text}`;
}
