/** When the publisher publishes what: pure functions of the clock, so that a row can be made for any moment. */
import { DAY, HOUR, MINUTE, parisDate, parisMidnight } from '@courant/core/domain';
import { draw } from '../power/noise.ts';

const QUARTER_HOUR = 15 * MINUTE;

/** What a test or a demonstration may change about publication. */
export interface PublicationOptions {
  seed: number;
  /** First instant of history, epoch ms; rounded down to the start of its Paris day. */
  historyFrom: number;
  /** `hourly`: four slots land together; `quarter-hour`: each lands as it ends. */
  refresh: 'hourly' | 'quarter-hour';
  /** Mean time between two revisions of recent slots, over all regions; 0 leaves only the publisher's own, slow ones. */
  liveRevisionEveryMs: number;
  /** Fixed end of consolidated data (epoch ms); without it, quarterly packets move the end. */
  consolidatedUntil?: number;
  /** Fixed end of definitive data (epoch ms); without it, the end moves once a year. */
  definitiveUntil?: number;
}

export interface Publication {
  historyFrom: number;
  /** Real time starts where this ends. */
  consolidatedUntil(now: number): number;
  definitiveUntil(now: number): number;
  /** When the figures of a real-time slot first appear. */
  publishedAt(slotStart: number): number;
  /** How often the figures of a published real-time slot have been corrected by `now`. */
  revisionsOf(slotSeed: number, slotStart: number, now: number): number;
}

export function createPublication(options: PublicationOptions): Publication {
  const historyFrom = parisMidnight(parisDate(options.historyFrom));
  const within = (until: number) => Math.max(historyFrom, until);
  const publishedAt = options.refresh === 'hourly' ? hourlyRefresh(options.seed) : endOfSlot;
  return {
    historyFrom,
    consolidatedUntil: (now) => within(options.consolidatedUntil ?? lastPacket(options.seed, now)),
    definitiveUntil: (now) => within(options.definitiveUntil ?? lastDefinitiveYear(options.seed, now)),
    publishedAt,
    revisionsOf(slotSeed, slotStart, now) {
      const since = now - publishedAt(slotStart);
      const live = liveRevisions(options.liveRevisionEveryMs, slotSeed, since);
      return live + slowRevisions(slotSeed, since);
    },
  };
}

function endOfSlot(slotStart: number): number {
  return slotStart + QUARTER_HOUR;
}

/** Slots up to H:00 land together between H:08 and H:15, so that the newest one is 8 to 75 min old. */
function hourlyRefresh(seed: number): (slotStart: number) => number {
  return (slotStart) => {
    const hour = Math.ceil(slotStart / HOUR);
    return hour * HOUR + 8 * MINUTE + Math.floor(7 * draw(seed, hour, 60)) * MINUTE;
  };
}

/** One slot in four is corrected an hour later, one in twelve again within the day. */
function slowRevisions(slotSeed: number, since: number): number {
  const luck = draw(slotSeed, 61);
  if (luck > 0.25 || since < HOUR) return 0;
  return luck < 0.083 && since >= 9 * HOUR ? 2 : 1;
}

const LIVE_WINDOW = 2 * HOUR;
const SLOTS_IN_WINDOW = (12 * LIVE_WINDOW) / QUARTER_HOUR;

/** Spreads the wanted rate over the rows under two hours old: each is revised once per `turn`, at its own random moment. */
function liveRevisions(everyMs: number, slotSeed: number, since: number): number {
  if (everyMs <= 0 || since < 0) return 0;
  const perSlot = Math.max(1, Math.round(LIVE_WINDOW / (SLOTS_IN_WINDOW * everyMs)));
  const turn = LIVE_WINDOW / perSlot;
  const whole = Math.floor(since / turn);
  if (whole >= perSlot) return perSlot;
  return since - whole * turn >= draw(slotSeed, whole, 62) * turn ? whole + 1 : whole;
}

/** End of the newest quarter whose packet has landed; a packet lands 61 to 70 days after its quarter. */
function lastPacket(seed: number, now: number): number {
  let quarter = Math.floor(monthsSinceEpoch(now) / 3);
  while (parisMonthStart(quarter * 3) + landingDelay(seed, quarter) > now) quarter -= 1;
  return parisMonthStart(quarter * 3);
}

function landingDelay(seed: number, quarter: number): number {
  return 61 * DAY + Math.floor(9 * draw(seed, quarter, 63)) * DAY + 9 * HOUR;
}

/** A year becomes definitive in June of the next. */
function lastDefinitiveYear(seed: number, now: number): number {
  let year = new Date(now).getUTCFullYear();
  while (parisMonthStart((year - 1970) * 12 + 5) + Math.floor(20 * draw(seed, year, 64)) * DAY > now)
    year -= 1;
  return parisMonthStart((year - 1970) * 12);
}

function monthsSinceEpoch(instant: number): number {
  const date = new Date(instant);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

function parisMonthStart(months: number): number {
  return parisMidnight({ year: 1970, month: months + 1, day: 1 });
}
