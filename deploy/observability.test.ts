import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { isMissing } from '../tools/services/is-missing.ts';
import { ROOT, readYaml } from './read-yaml.ts';

const FOLDER = `${ROOT}deploy/observability`;

interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly annotations?: { readonly runbook: string };
}
const [{ groups }] = readYaml('deploy/observability/rules.yaml') as [
  { groups: readonly { rules: readonly Rule[] }[] },
];
const rules = groups.flatMap((group) => group.rules);
const alerts = rules.filter(({ alert }) => alert !== undefined);

describe('the rules', () => {
  beforeEach(({ skip }) => skip(isMissing('promtool'), 'no promtool found'));

  test('each alert is fired by its fault, and is silent beside it', () => {
    const run = (...args: string[]) => execFileSync('promtool', args, { cwd: FOLDER, encoding: 'utf8' });
    expect(run('check', 'rules', 'rules.yaml')).toContain('SUCCESS');
    expect(run('test', 'rules', 'rules.test.yaml')).toContain('SUCCESS');
    run('check', 'config', 'prometheus.yaml');
  });
});

test('each alert has a test of its own, and its runbook is a heading', () => {
  const [{ tests }] = readYaml('deploy/observability/rules.test.yaml') as [{ tests: { name: string }[] }];
  const tested = new Set(tests.map(({ name }) => name));
  expect(alerts.filter(({ alert = '' }) => !tested.has(alert))).toEqual([]);
  const runbook = readFileSync(`${ROOT}docs/guides/runbook.md`, 'utf8');
  const headings = [...runbook.matchAll(/^#+ (\w+)$/gm)].map(([, name = '']) => name.toLowerCase());
  const linked = alerts.map(({ annotations }) => annotations?.runbook.split('runbook.md#')[1]);
  expect(linked.filter((name = '') => !headings.includes(name))).toEqual([]);
});
