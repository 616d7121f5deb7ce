import type { Figure, LiveEvent, LiveReading } from '@courant/client';
import { STORED_MEASURES, type StoredMeasure } from '@courant/core/domain';

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

/** `BATTERY_CHARGE` is the field `batteryCharge` of a reading. */
export const fieldOf = (measure: StoredMeasure): Figure =>
  measure.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()) as Figure;

function setReading(slots: SlotTexts, reading: LiveReading): void {
  const { area, resolution, start, vintage } = reading;
  const figures = STORED_MEASURES.map((measure) => reading[fieldOf(measure)]);
  slots.set(slotKey(area.code, resolution, Date.parse(start)), slotText(vintage, figures));
}
