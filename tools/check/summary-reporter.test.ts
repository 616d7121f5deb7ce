import { expect, test } from 'vitest';
import { SummaryReporter } from './summary-reporter.mjs';

type Modules = Parameters<SummaryReporter['onTestRunEnd']>[0];
interface Outcome {
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
  readonly note?: string;
  readonly errors?: readonly Error[];
  readonly flaky?: boolean;
}

const passed: Outcome = { state: 'passed' };
const failed: Outcome = { state: 'failed' };

test('counts tests by their outcome', () => {
  const { lines, clean } = summaryOf([file({ tests: [passed, passed, failed, skipped('no reason')] })]);
  expect(lines.at(-1)).toBe('2 passed, 1 failed, 1 skipped');
  expect(clean).toBe(false);
});

test('a file that fails to import counts as a failure', () => {
  const { lines, clean } = summaryOf([file({ errors: 1 }), file({ tests: [passed] })]);
  expect(lines.at(-1)).toBe('1 passed, 1 failed, 0 skipped');
  expect(clean).toBe(false);
});

test('a suite whose hook fails counts as a failure', () => {
  expect(summaryOf([file({ suiteErrors: 1, tests: [skipped('hook')] })]).clean).toBe(false);
});

test('an error outside every test counts as a failure', () => {
  expect(summaryOf([file({ tests: [passed] })], [new Error('late')]).lines).toEqual([
    '!!! FAILED outside every test: late',
    '1 passed, 1 failed, 0 skipped',
  ]);
});

test('a test that never ended counts as a failure', () => {
  expect(summaryOf([file({ tests: [{ state: 'pending' }] })]).lines).toEqual([
    '!!! NEVER ENDED: some.test.ts > suite > a test: no error given',
    '0 passed, 1 failed, 0 skipped',
  ]);
});

test('each reason to skip is printed once, as a loud line', () => {
  const { lines, clean } = summaryOf([
    file({ tests: [passed, skipped('no Chromium'), skipped('no Chromium')] }),
  ]);
  expect(lines).toEqual(['!!! SKIPPED, 2 test(s): no Chromium', '1 passed, 0 failed, 2 skipped']);
  expect(clean).toBe(true);
});

test('what failed is named at the end, with the first line of its error', () => {
  const broken: Outcome = { state: 'failed', errors: [new Error('expected 1 to be 2\n- 1\n+ 2')] };
  const { lines } = summaryOf([file({ errors: 1, suiteErrors: 1, tests: [broken] })]);
  expect(lines).toEqual([
    '!!! FAILED: some.test.ts: import',
    '!!! FAILED: some.test.ts > suite: hook',
    '!!! FAILED: some.test.ts > suite > a test: expected 1 to be 2',
    '0 passed, 3 failed, 0 skipped',
  ]);
});

test('a test that passed only when it ran again is named, and counts as passed', () => {
  const flaky: Outcome = { state: 'passed', flaky: true, errors: [new Error('timed out')] };
  const { lines, clean } = summaryOf([file({ tests: [flaky] })]);
  expect(lines).toEqual([
    '!!! PASSED ONLY WHEN RUN AGAIN: some.test.ts > suite > a test: timed out',
    '1 passed, 0 failed, 0 skipped',
  ]);
  expect(clean).toBe(true);
});

test('a run that never ended is not clean', () => {
  expect(new SummaryReporter({ requireBrowser: false }).isClean()).toBe(false);
});

test.each([
  { promise: 'absent', modules: [] },
  { promise: 'skipped', modules: [file({ project: 'browser', tests: [passed, skipped('no Chromium')] })] },
])('a required browser test that is $promise fails the run', ({ modules }) => {
  const { lines, clean } = summaryOf([file({ tests: [passed] }), ...modules], [], { requireBrowser: true });
  expect(lines).toContainEqual(expect.stringContaining('REQUIRED BUT NOT RUN'));
  expect(clean).toBe(false);
});

test('a required browser test that ran is enough', () => {
  const modules = [file({ project: 'browser', tests: [passed] })];
  expect(summaryOf(modules, [], { requireBrowser: true }).clean).toBe(true);
});

test.each([
  { promise: 'skips all its tests', modules: [file({ tests: [skipped('no broker')] })] },
  { promise: 'was not found', modules: [] },
])('a required file that $promise fails the run', ({ modules }) => {
  const options = { requireBrowser: false, requireEveryFile: true };
  expect(summaryOf([file({ tests: [passed] }), ...modules], [], options).clean).toBe(modules.length === 0);
  expect(summaryOf(modules, [], options).clean).toBe(false);
});

function skipped(note: string): Outcome {
  return { state: 'skipped', note };
}

function file({ project = 'node', errors = 0, suiteErrors = 0, tests = [] as Outcome[] }) {
  return {
    project: { name: project },
    relativeModuleId: 'some.test.ts',
    errors: () => Array(errors).fill(new Error('import')),
    children: {
      allSuites: () => [{ fullName: 'suite', errors: () => Array(suiteErrors).fill(new Error('hook')) }],
      allTests: () =>
        tests.map((outcome) => ({
          fullName: 'suite > a test',
          result: () => outcome,
          diagnostic: () => ({ flaky: outcome.flaky === true }),
        })),
    },
  };
}

function summaryOf(
  modules: ReturnType<typeof file>[],
  unhandled: Error[] = [],
  options: { requireBrowser: boolean; requireEveryFile?: boolean } = { requireBrowser: false },
) {
  const reporter = new SummaryReporter(options);
  reporter.onTestRunEnd(modules as unknown as Modules, unhandled);
  const lines: string[] = [];
  reporter.printSummary((line) => lines.push(line));
  return { lines, clean: reporter.isClean() };
}
