import { STORED_MEASURES } from '@courant/core/domain';
import { fieldOf, type LiveEvent, type LiveReading } from './live-event.ts';

/** Vintage and figures of each leaf slot, as text, by area, grid and start: what a client shows, or a store holds. */
export type SlotTexts = Map<string, string>;

export const slotKey = (area: string, resolution: string, start: number): string =>
  `${area} ${resolution} ${new Date(start).toISOString()}`;

export const slotText = (vintage: string | null, figures: readonly (number | null)[]): string =>
  `${vintage} ${figures.map((mw) => mw ?? '-').join(' ')}`;

/** Sets the slots whose readings an event carries; one that carries none changes nothing. */
export function applyReadings(slots: SlotTexts, event: LiveEvent): void {
  if ('reading' in event) setReading(slots, event.reading);
  if ('readings' in event) for (const reading of event.readings) setReading(slots, reading);
}

function setReading(slots: SlotTexts, reading: LiveReading): void {
  const { area, resolution, start, vintage } = reading;
  const figures = STORED_MEASURES.map((measure) => reading[fieldOf(measure)] ?? null);
  slots.set(slotKey(area.code, resolution, Date.parse(start)), slotText(vintage, figures));
}
