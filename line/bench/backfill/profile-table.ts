import type { Profiler } from 'node:inspector';
import { placeOf, type Shares, sharesBy } from '../measure/profile.ts';

type Stack = Parameters<Parameters<typeof sharesBy>[1]>[0];

/** The step of a backfill that a stack belongs to: the innermost of these that is on it. */
const STEPS: ReadonlyArray<readonly [step: string, functions: readonly string[]]> = [
  ['append to the log', ['append']],
  ['read the log', ['take']],
  ['settle a region', ['settleRegion', 'planRegion']],
  ['sum the country', ['settleCountry', 'planCountry', 'countrySlots']],
  ['load chunks', ['load']],
  ['save chunks', ['save']],
  ['commit', ['commit']],
];

const stepOf = (stack: Stack): string => {
  for (const { functionName } of stack) {
    const step = STEPS.find(([, functions]) => functions.includes(functionName));
    if (step) return step[0];
  }
  return stack[0]?.functionName === '(garbage collector)' ? 'collect garbage' : 'other';
};
/** A function with code of its own; what the runtime does for it is counted as its. */
const placeNamed = (stack: Stack): string => {
  const frame = stack.find(({ url }) => url !== '') ?? stack[0];
  return frame ? `${placeOf(frame)} ${frame.functionName}` : '';
};

/** Where a round's time went: by step, and by function. */
export function printProfile(profile: Profiler.Profile): void {
  print('By step', sharesBy(profile, stepOf), 10);
  print('By function itself', sharesBy(profile, placeNamed), 25);
}

function print(title: string, shares: Shares, most: number): void {
  console.log(`${title}:`);
  for (const [name, share] of shares.slice(0, most)) {
    console.log(`  ${(100 * share).toFixed(1).padStart(5)} %  ${name}`);
  }
}
