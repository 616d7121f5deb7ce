/** The words of the field, pure: nothing here reads a clock, a disk or a network, and nothing is imported from outside. */
export * from './area.ts';
export * from './calendar.ts';
export * from './change.ts';
export * from './chunk.ts';
export * from './chunk-codec.ts';
export * from './content.ts';
export * from './country.ts';
export * from './fetch.ts';
export * from './measure.ts';
export * from './namespace.ts';
export * from './reading.ts';
export * from './rejected.ts';
export * from './resolution.ts';
export * from './roll-up.ts';
export * from './save-level.ts';
export * from './settle.ts';
export * from './vintage.ts';
export type { Plan } from './working-set.ts';
