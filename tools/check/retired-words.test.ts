import { describe, expect, test } from 'vitest';
import { REPO_ROOT } from '../bootstrap/repo-root.mjs';
import { retiredWordsIn } from './retired-words.mjs';
import { codeFilesOf, identifiersOf } from './syntax.mjs';

// Every file of the code is parsed.
test('no identifier and no file of the code bears a name that was replaced', { timeout: 180_000 }, () => {
  const findings = codeFilesOf(REPO_ROOT).flatMap(retiredWordsIn);
  const lines = findings.map(({ path, line, name, say }) => `${path}:${line} ${name}: say ${say}`);
  expect(lines, countsByFolder(findings)).toEqual([]);
});

/** `12 in api/series, 3 in web/view`. */
function countsByFolder(findings: readonly { path: string }[]): string {
  const counts = new Map<string, number>();
  for (const { path } of findings) {
    const folder = path.split('/').slice(0, -1).slice(0, 2).join('/');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].map(([folder, count]) => `${count} in ${folder}`).join(', ');
}

describe('identifiers', () => {
  const namesIn = (text: string, path = 'some.tsx') => identifiersOf({ path, text }).map(({ name }) => name);

  test.each([
    ['a comment', '// house\n/* house */ a;'],
    ['a string', `a['house'] = "house";`],
    ['the text of a template', `a = \`house \${a} house\`;`],
    ['a regular expression', 'a = /house/g.test(a / 2);'],
    ['the text between tags', 'a = <b>the house</b>;'],
    ['a directive', `'use house'; a;`],
  ])('%s holds none', (_what, text) => {
    expect(namesIn(text)).not.toContain('house');
  });

  test.each([
    ['a variable', 'const house = 1;'],
    ['a parameter', '(house: number) => 1;'],
    ['a field taken apart', 'const { house } = a;'],
    ['a renamed field', 'const { a: house } = a;'],
    ['an expression in a template', `a = \`\${\`\${house}\`}\`;`],
    ['a member', 'a.house();'],
    ['a private member', 'class A { #house = 1; }'],
    ['a field of a type', 'interface A { readonly house: number }'],
    ['a type', 'let a: house;'],
    ['an import', `import { type house as a } from 'a';`],
    ['an expression between tags', 'a = <b c={1}>{house}</b>;'],
  ])('%s is one', (_what, text) => {
    expect(namesIn(text)).toContain('house');
  });

  test('each is counted once, with its line', () => {
    const text = 'a;\nconst { house } = a;\nhouse;';
    const uses = identifiersOf({ path: 'some.ts', text }).filter(({ name }) => name === 'house');
    expect(uses.map(({ line }) => line)).toEqual([2, 3]);
  });
});

describe('a retired word', () => {
  const findings = (text: string, path = 'web/some.ts') =>
    retiredWordsIn({ path, text }).map(({ name, say }) => `${name}: ${say}`);

  test.each([
    ['as a whole identifier', 'class Tenure {}', 'Tenure: Assignment'],
    ['in camel case', 'keepHouse();', 'keepHouse: ApiServices'],
    ['in capitals', 'const HOUSE_ROOT = 1;', 'HOUSE_ROOT: ApiServices'],
    ['as a variable', 'const met = 1;', 'met: what the variable holds'],
    ['as a rank of nothing', 'const topRank = 1;', 'topRank: vintageRank'],
  ])('%s is found, with what to say', (_how, text, finding) => {
    expect(findings(text)).toEqual([expect.stringContaining(finding)]);
  });

  test('as the name of a file is found', () => {
    expect(findings('a;', 'web/house-rules.test.ts')).toEqual([
      expect.stringContaining('house-rules.test.ts'),
    ]);
  });

  test.each([
    ['a field that a library or a style names', 'const style = { left: 1 }; style.left;'],
    ['a longer word that contains it', 'const defaultWarehouse = 1;'],
    ['the rank of a vintage', 'const vintageRank = 1, vintageOfRank = 2;'],
  ])('%s is left alone', (_what, text) => {
    expect(findings(text)).toEqual([]);
  });

  test('that a field of work needs is left alone there, and only there', () => {
    expect(findings('const left = 1;', 'simulator/odsql/compare.ts')).toEqual([]);
    expect(findings('const left = 1;', 'simulator/http/compare.ts')).toEqual([
      'left: what the variable holds',
    ]);
  });
});
