import type { Profiler } from 'node:inspector';
import { moduleOf, type Stack, sharesBy } from './profile.ts';

/** The innermost function of a stack that has a file; the runtime's work for it counts as its own. */
const functionOf = (stack: Stack): string => {
  const frame = stack.find(({ url }) => url !== '') ?? stack[0];
  return frame ? `${moduleOf(frame)} ${frame.functionName}` : '';
};

const MOST_FUNCTIONS = 7;

/** Where the time went: by step of the work, and within each by the functions that took most of it. */
export function printProfile(
  title: string,
  profile: Profiler.Profile,
  stepOf: (stack: Stack) => string = () => 'everything',
  most = MOST_FUNCTIONS,
): void {
  const byBoth = sharesBy(profile, (stack) => `${stepOf(stack)}\t${functionOf(stack)}`);
  console.log(`${title}, where its time went:`);
  for (const [step, share] of sharesBy(profile, stepOf)) {
    console.log(`${percent(share)}  ${step}`);
    const within = byBoth.filter(([name]) => name.startsWith(`${step}\t`)).slice(0, most);
    for (const [name, part] of within) console.log(`     ${percent(part)}  ${name.slice(step.length + 1)}`);
  }
}

const percent = (share: number): string => `${(100 * share).toFixed(1).padStart(5)} %`;
