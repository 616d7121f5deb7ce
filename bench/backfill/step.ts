import type { Stack } from '../measure/profile.ts';

/** Steps of a backfill, each with the functions of core and processor that do it; a stack through one belongs to it. */
export const STEPS: ReadonlyArray<readonly [step: string, functions: readonly string[]]> = [
  ['append to the log', ['append']],
  ['read the log', ['poll']],
  ['settle a region', ['settleRegion', 'planRegion']],
  ['sum the country', ['settleCountry', 'planCountry', 'countrySlots']],
  ['load chunks', ['load']],
  ['save chunks', ['save']],
  ['commit', ['commit']],
];

/** The step of the innermost function that belongs to one. */
export function stepOf(stack: Stack): string {
  for (const { functionName } of stack) {
    const step = STEPS.find(([, functions]) => functions.includes(functionName));
    if (step) return step[0];
  }
  return stack[0]?.functionName === '(garbage collector)' ? 'collect garbage' : 'other';
}
