import type { AreaCode } from '@courant/core/domain';
import type { ResetReason } from '../gql/graphql.ts';
import { type LiveEvent, largestChange, type SlotUpdate } from './live-state.ts';
import { type AreaReading, toAreaReading } from './reading.ts';

/** What one line of the log says. */
export type LineContent =
  | { readonly kind: 'PUBLISHED'; readonly reading: AreaReading }
  | {
      readonly kind: 'REVISED';
      readonly reading: AreaReading;
      /** The largest one; null where the move only confirmed. */
      readonly change: SlotUpdate['change'];
      /** How many measures changed. */
      readonly changes: number;
    }
  | { readonly kind: 'RANGE'; readonly area: AreaCode; readonly start: number; readonly end: number }
  | { readonly kind: 'STREAM'; readonly note: StreamNote };

export type LineKind = LineContent['kind'];
export const LINE_KINDS: readonly LineKind[] = ['PUBLISHED', 'REVISED', 'RANGE', 'STREAM'];

/** What became of the stream itself. */
export type StreamNote =
  | { readonly is: 'SNAPSHOT'; readonly areas: number }
  /** It broke and went on behind its last event: so many events came before a watermark said that no more were missed. */
  | { readonly is: 'CUT'; readonly lastedMs: number; readonly events: number }
  | { readonly is: 'RESET'; readonly reason: ResetReason };

/** A line of the log. */
export interface EventLine {
  /** Rises from line to line. */
  readonly index: number;
  /** Epoch milliseconds UTC: when it came, or the moment of a replay. */
  readonly at: number;
  readonly content: LineContent;
}

/** What a line says of an event; null for one that only moves the cursor. */
export function contentOf(event: LiveEvent): LineContent | null {
  switch (event.__typename) {
    case 'ReadingPublished':
      return { kind: 'PUBLISHED', reading: toAreaReading(event.reading) };
    case 'ReadingRevised':
      return {
        kind: 'REVISED',
        reading: toAreaReading(event.reading),
        change: largestChange(event.changes),
        changes: event.changes.length,
      };
    case 'RangeRevised':
      return {
        kind: 'RANGE',
        area: event.area.code,
        start: Date.parse(event.from),
        end: Date.parse(event.to),
      };
    case 'Snapshot':
      return { kind: 'STREAM', note: { is: 'SNAPSHOT', areas: event.readings.length } };
    case 'StreamReset':
      return { kind: 'STREAM', note: { is: 'RESET', reason: event.reason } };
    case 'Watermark':
      return null;
  }
}

/** The area that a line is about; null for one about the stream. */
export function areaOfLine(content: LineContent): AreaCode | null {
  if (content.kind === 'STREAM') return null;
  return content.kind === 'RANGE' ? content.area : content.reading.area;
}

/** Which lines are shown; null shows all. */
export interface LineFilter {
  readonly area: AreaCode | null;
  readonly kind: LineKind | null;
}

/** What became of the stream concerns each area. */
export const matchesLine = ({ area, kind }: LineFilter, { content }: EventLine): boolean =>
  (kind === null || content.kind === kind) &&
  (area === null || content.kind === 'STREAM' || areaOfLine(content) === area);
