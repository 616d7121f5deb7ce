import type { Comparison } from './compare-stores.ts';

/** A phase of a rebuild, in their order; `done`, `total` and `left` count log entries. */
export type Progress =
  | { readonly phase: 'SWEPT'; readonly dropped: readonly string[] }
  | { readonly phase: 'OPENED'; readonly namespace: string; readonly serving: string }
  | { readonly phase: 'SETTLING'; readonly done: number; readonly total: number }
  | { readonly phase: 'SUMMING' }
  | { readonly phase: 'WAITING'; readonly left: number }
  | { readonly phase: 'BEHIND'; readonly left: number }
  | { readonly phase: 'COMPARING' }
  | { readonly phase: 'COMPARED'; readonly comparison: Comparison }
  | { readonly phase: 'NOT_COMPARABLE'; readonly format: number }
  | { readonly phase: 'DAMAGED'; readonly damage: string }
  | { readonly phase: 'FLIPPING' }
  | { readonly phase: 'FLIPPED'; readonly namespace: string }
  | { readonly phase: 'ANNOUNCED' }
  | { readonly phase: 'DROPPED'; readonly namespace: string };

const EXAMPLES = 5;

/** The lines that a terminal shows for it. */
export function toLines(progress: Progress): string[] {
  switch (progress.phase) {
    case 'SWEPT':
      return progress.dropped.map((name) => `Dropped "${name}", which an earlier rebuild left behind.`);
    case 'OPENED':
      return [`Settling the log into "${progress.namespace}", beside "${progress.serving}", which serves.`];
    case 'SETTLING':
      return [settlingLine(progress.done, progress.total)];
    case 'SUMMING':
      return ['Summing the country.'];
    case 'WAITING':
      return [`Waiting for processors to settle ${progress.left} entries of the log into what serves.`];
    case 'BEHIND':
      return [
        `No processor settles what serves, it seems: ${progress.left} entries of the log that it lacks count as differences.`,
      ];
    case 'COMPARING':
      return ['Comparing it with what serves.'];
    case 'COMPARED':
      return comparedLines(progress.comparison);
    case 'NOT_COMPARABLE':
      return [
        `What serves cannot be compared: its chunks are of format ${progress.format}, which this version does not read.`,
      ];
    case 'DAMAGED':
      return [`What serves cannot be compared: ${progress.damage}`];
    case 'FLIPPING':
      return ['All is settled: letting it serve.'];
    case 'FLIPPED':
      return [`"${progress.namespace}" serves.`];
    case 'ANNOUNCED':
      return ['Live clients are told to begin anew.'];
    case 'DROPPED':
      return [`Dropped "${progress.namespace}".`];
  }
}

function settlingLine(done: number, total: number): string {
  const share = total === 0 ? 1 : done / total;
  return `Readings settled: ${done} of ${total} (${Math.floor(share * 100)} %).`;
}

function comparedLines({ chunks, differing }: Comparison): string[] {
  const examples = [...differing.values()].slice(0, EXAMPLES).map(({ description }) => `  ${description}`);
  const rest = differing.size - examples.length;
  return [
    `Of ${chunks} chunks of quarter- and half-hours ${chunks - differing.size} are equal, ${differing.size} differ${differing.size > 0 ? ' (what serves -> what was made)' : ''}.`,
    ...examples,
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}

/** How many readings serve and are not in the log. */
export const missingReadingsIn = ({ differing }: Comparison): number =>
  [...differing.values()].reduce((sum, { missingReadings }) => sum + missingReadings, 0);
