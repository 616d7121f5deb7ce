import { ConfigError } from '../base/index.ts';

const BUGS = new Set(['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'AssertionError']);

/** 2 when another setting mends it, else 1. */
export const exitCodeOf = (error: unknown): number => (error instanceof ConfigError ? 2 : 1);

/**
 * What to print about the error that ends a process: its sentence alone, or the whole stack of an error of the language
 * itself, which is a bug.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `Stopped by something that is no error: ${String(error)}`;
  return BUGS.has(error.name) ? (error.stack ?? error.message) : error.message;
}
