import { AREA_CODES, type Resolution } from '@courant/core/domain';
import { Extensions } from 'type-graphql';
import type { Range } from '../column/range.ts';
import type { LimitValues } from './limit-values.ts';

/** What multiplies the cost of a field. */
export interface Scale {
  /** How often it is answered: once for each object of the lists around it. */
  readonly times: number;
  /** Of the question for series around it: the series, the areas, the points and half-hours of each; 1 elsewhere. */
  readonly series: number;
  readonly areas: number;
  readonly points: number;
  readonly halfHours: number;
  /** Areas whose leaf chunks are read for a past one of the area around it; all of them where that is not known. */
  readonly areasBehind: number;
}

/** Whether the points are leaves, below which nothing finer is searched. */
export const isOfLeaves = ({ points, halfHours }: Scale): boolean => points >= halfHours;

export const ONCE: Scale = {
  times: 1,
  series: 1,
  areas: 1,
  points: 1,
  halfHours: 1,
  areasBehind: AREA_CODES.length,
};

/** What a price depends on, besides the arguments. */
export interface PriceFacts {
  /** Epoch milliseconds UTC. */
  readonly now: number;
  /** What answers are cut to: a range costs only what lies in it. It is empty where nothing is covered. */
  readonly covered: Range;
  /** Where real time begins, epoch milliseconds UTC: no quarter-hour is stored before. */
  readonly realTimeFrom: number;
  readonly limits: LimitValues;
  readonly scale: Scale;
}

/** What one answer of a field costs without its children, and what its children's cost is multiplied by. */
export interface Price {
  readonly own: number;
  readonly times?: number;
  readonly inside?: Partial<Omit<Scale, 'times'>>;
}

/** @param args the arguments as the resolver receives them */
export type PriceOf<Args> = (args: Args, facts: PriceFacts) => Price;

/** Arguments that ask for less, and how a refusal names them. Example: "for DAY". */
export interface Cheaper<Args = unknown> {
  readonly args: Args;
  readonly advice: string;
}

/** Ways to ask for less; each kind of less in a list, the most of it first. */
export type CheaperThan<Args> = (args: Args, facts: PriceFacts) => readonly (readonly Cheaper<Args>[])[];

/** Declares what a field costs, and how to ask for less of it; without a declaration it costs 1. */
export const Priced = <Args>(
  priceOf: PriceOf<Args>,
  cheaperThan?: CheaperThan<Args>,
): MethodDecorator & PropertyDecorator => Extensions({ priceOf, cheaperThan });

/** A field that costs so much whatever its arguments are. */
export const costs = (own: number, times = 1) => Priced(() => ({ own, times }));

// One unit of cost is some 50 microseconds of a processor; measured by `npm run bench -- cost`.

/** Numbers of a column that one unit visits and prints. */
const SLOTS_PER_UNIT = 350;
/** Of a chunk that is not in memory: reading it, and unpacking a column of it; each of the slots that it may have adds to both. */
const CHUNK = { read: 0.5, readSlot: 0.004, column: 0.08, columnSlot: 0.0015 };
/** Slots of one area and period. A chunk is read whole, however few of them a question needs. */
const SLOTS_IN_CHUNK: Readonly<Record<Resolution, number>> = {
  QUARTER_HOUR: 96,
  HALF_HOUR: 48,
  HOUR: 744,
  DAY: 366,
  WEEK: 53,
  MONTH: 180,
  YEAR: 15,
};

/** The cost of visiting slots. */
export const costOfSlots = (slots: number): number => slots / SLOTS_PER_UNIT;

/** The cost of loading chunks of one resolution, and so many columns of each. */
export function costOfLoading(resolution: Resolution, chunks: number, columns: number): number {
  const slots = SLOTS_IN_CHUNK[resolution];
  const { read, readSlot, column, columnSlot } = CHUNK;
  return chunks * (read + readSlot * slots + columns * (column + columnSlot * slots));
}

/** The chunks that a cost pays for where each is as cheap as can be: no question allowed is priced to read more. */
export const readsPaidBy = (cost: number): number => cost / CHUNK.read;

const HALF_HOURS_IN_YEAR = 17_520;

/**
 * The cost of reading so many columns of the buckets that roll-ups do not answer: in each year at least the autumn hour
 * that is never published makes one incomplete, and its finer buckets are read down to the half-hours.
 */
export const costOfHoles = (halfHours: number, columns: number): number =>
  Math.ceil(halfHours / HALF_HOURS_IN_YEAR) *
  (costOfLoading('HOUR', 1, columns) + costOfLoading('HALF_HOUR', 2, columns));

/** Visits of a slot that is added up or compared, and not printed. */
export const SUMMED = 0.2;

/** A field that visits each point of its series. @param visits how often */
export const costsPerPoint = (own: number, visits: number, times = 1) =>
  Priced((_, { scale }) => ({ own: own + costOfSlots(visits * scale.points), times }));
