import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { AREAS, type Lang, MEASURE_FACTS } from '../core/domain/index.ts';

const REPO_ROOT = resolve(import.meta.dirname, '..');
const NOT_OURS = new Set(['node_modules', 'dist', 'dist-playground']);
const READMES: Readonly<Record<Lang, string>> = { en: 'README.md', fr: 'README.fr.md' };

const read = (file: string): string => readFileSync(join(REPO_ROOT, file), 'utf8');

/** Every Markdown file of the repository, by its path from the root. */
function markdownFiles(folder = REPO_ROOT): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return NOT_OURS.has(entry.name) || entry.name.startsWith('.') ? [] : markdownFiles(path);
    return entry.name.endsWith('.md') ? [relative(REPO_ROOT, path)] : [];
  });
}

const FENCED = /^```.*\n[\s\S]*?^```$/gm;
const codeBlocks = (markdown: string): string[] => markdown.match(FENCED) ?? [];
const proseOf = (markdown: string): string => markdown.replace(FENCED, '');

interface Heading {
  readonly level: number;
  readonly text: string;
}

const headings = (markdown: string): Heading[] =>
  [...proseOf(markdown).matchAll(/^(#+) (.+)$/gm)].map(([, hashes = '', text = '']) => ({
    level: hashes.length,
    text,
  }));

/** The anchor that GitHub gives a heading. */
const anchorOf = ({ text }: Heading): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** Targets of links and images, but those of other sites. */
const relativeLinks = (markdown: string): string[] =>
  [
    ...proseOf(markdown)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g),
  ]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

const exists = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

function isBroken(link: string, file: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? join(REPO_ROOT, file) : resolve(REPO_ROOT, dirname(file), path);
  if (!exists(target)) return true;
  if (anchor === undefined) return false;
  return !headings(readFileSync(target, 'utf8')).some((heading) => anchorOf(heading) === anchor);
}

/** The first two cells of each row whose first cell is a code, as `[code, name]`. */
const tableRows = (markdown: string): string[][] =>
  [...markdown.matchAll(/^\| `([A-Z_]+)` \| ([^|]+) \|/gm)].map(([, code = '', name = '']) => [code, name]);

test('both READMEs have the same headings, level by level', () => {
  const levels = (lang: Lang) => headings(read(READMES[lang])).map(({ level }) => level);
  expect(levels('fr')).toEqual(levels('en'));
});

test('both READMEs have the same commands, queries and answers', () => {
  expect(codeBlocks(read(READMES.fr))).toEqual(codeBlocks(read(READMES.en)));
});

test.each(['en', 'fr'] as const)('the README (%s) lists every area by its name', (lang) => {
  const rows = tableRows(read(READMES[lang])).filter(([code = '']) => Object.hasOwn(AREAS, code));
  expect(rows).toEqual(Object.values(AREAS).map(({ code, name }) => [code, name[lang]]));
});

test.each(['en', 'fr'] as const)('the README (%s) lists every measure by its label', (lang) => {
  const rows = tableRows(read(READMES[lang])).filter(([code = '']) => Object.hasOwn(MEASURE_FACTS, code));
  expect(rows).toEqual(Object.entries(MEASURE_FACTS).map(([measure, { label }]) => [measure, label[lang]]));
});

test('the README says of every measure what the schema says', () => {
  const readme = read(READMES.en);
  const missing = Object.entries(MEASURE_FACTS).filter(
    ([measure, { label, description }]) =>
      !readme.includes(`| \`${measure}\` | ${label.en} | ${description} |`),
  );
  expect(missing).toEqual([]);
});

test.each(markdownFiles())('every relative link of %s leads to a file and a heading that exist', (file) => {
  expect(relativeLinks(read(file)).filter((link) => isBroken(link, file))).toEqual([]);
});

test.each(readdirSync(join(REPO_ROOT, 'docs/decisions')).filter((file) => /^\d/.test(file)))(
  'the index of decisions links to %s',
  (file) => {
    expect(relativeLinks(read('docs/decisions/README.md'))).toContain(file);
  },
);
