import type { Profiler } from 'node:inspector';
import { placeOf, sharesBy } from '../measure/profile.ts';

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

/** Where a round's time went: by step, and within each by the functions that took most of it. */
export function printProfile(profile: Profiler.Profile): void {
  const byBoth = sharesBy(profile, (stack) => `${stepOf(stack)}\t${placeNamed(stack)}`);
  console.log('Where the line spent its time in the last round:');
  for (const [step, share] of sharesBy(profile, stepOf)) {
    console.log(`${percent(share)}  ${step}`);
    const within = byBoth.filter(([name]) => name.startsWith(`${step}\t`)).slice(0, MOST_FUNCTIONS);
    for (const [name, part] of within) console.log(`     ${percent(part)}  ${name.slice(step.length + 1)}`);
  }
}

const MOST_FUNCTIONS = 7;
const percent = (share: number): string => `${(100 * share).toFixed(1).padStart(5)} %`;
