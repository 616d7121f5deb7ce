import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';
import { isMissing, type NodeProcess, SOURCE_FLAGS, startNode } from '@courant/tools/services';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { queryApi } from '../query-api.ts';
import { codeBlocksOf } from './code-blocks.ts';
import { outputOf } from './program.ts';
import { openSeededLine, type SeededLine } from './seeded-line.ts';
import { TWELVE_ANSWERS } from './twelve-answers.ts';

const BLOCKS = codeBlocksOf('docs/api.md');
const blocksIn = (language: string) => BLOCKS.filter((block) => block.language === language);

let line: SeededLine;
beforeAll(async () => {
  line = await openSeededLine();
}, 120_000);
afterAll(() => line.api.close());

/** An example that asks this line. */
const here = (text: string): string => text.replaceAll('http://localhost:4000', line.api.url);

/** JSON is compared as such, other outputs to the letter. */
function expectOutput(actual: string, shown: string | null): void {
  if (shown?.startsWith('{') || shown?.startsWith('[')) expect(JSON.parse(actual)).toEqual(JSON.parse(shown));
  else expect(actual).toBe(shown);
}

test.for(blocksIn('sh'))('$heading: a command prints what is shown', async (block, { skip }) => {
  for (const program of ['bash', 'curl', 'jq']) skip(isMissing(program), `no ${program} found`);
  expectOutput(await outputOf('bash', ['-euo', 'pipefail', '-c', here(block.text)]), block.output);
});

test.for(blocksIn('python'))('$heading: the program prints what is shown', async (block, { skip }) => {
  skip(isMissing('python3'), 'no python3 found');
  expectOutput(await outputOf('python3', ['-'], here(block.text)), block.output);
});

/** The value of a key in a block of YAML, to the end of its line. */
const settingOf = (text: string, key: string): string | undefined =>
  new RegExp(`^\\s*${key}: (.+)$`, 'm').exec(text)?.[1];

/** Asks the address of a configuration as its program does: by GET, with no header of GraphQL. */
async function answerTo(text: string): Promise<string> {
  const address = ['uri', 'resource', 'url'].map((key) => settingOf(here(text), key)).find(Boolean);
  const response = await fetch(address ?? expect.unreachable('No address.'));
  expect(response.status).toBe(200);
  return response.text();
}

/** Follows a path such as `{{ value_json.data.area }}`. */
const valueAt = (template: string, answer: string): unknown =>
  (/value_json\.([\w.]+)/.exec(template)?.[1] ?? '')
    .split('.')
    .reduce((value: unknown, key) => (value as Record<string, unknown>)[key], JSON.parse(answer));

const expressionOf = (text: string) => settingOf(text, 'jq') ?? settingOf(text, 'root_selector');
const withJq = blocksIn('yaml').filter(({ text }) => expressionOf(text) !== undefined);
test.for(withJq)('$heading: the expression finds what is shown', async ({ text, output }, { skip }) => {
  skip(isMissing('jq'), 'no jq found');
  const found = await outputOf('jq', [expressionOf(text) ?? ''], await answerTo(text));
  expectOutput(found, output);
});

const withTemplate = blocksIn('yaml').filter(({ text }) => settingOf(text, 'value_template') !== undefined);
test.each(withTemplate)('$heading: the template finds what is shown', async ({ text, output }) => {
  expect(`${valueAt(settingOf(text, 'value_template') ?? '', await answerTo(text))}\n`).toBe(output);
});

test('each configuration has an expression or a template', () => {
  expect(withJq.length + withTemplate.length).toBe(blocksIn('yaml').length);
});

test.each(blocksIn('powerquery'))(
  '$heading: the address of the query answers the fields it reads',
  async ({ text }) => {
    const query = /query =\s+"((?:[^"]|"")+)"/.exec(text)?.[1]?.replaceAll('""', '"') ?? expect.unreachable();
    const response = await fetch(`${line.api.url}/graphql?${new URLSearchParams({ query })}`);
    const { data } = (await response.json()) as {
      data: { series: { starts: string[]; series: { values: number[] }[] } };
    };

    expect([data.series.starts.length, data.series.series[0]?.values.length]).toEqual([12, 12]);
  },
);

const QUESTIONS = blocksIn('graphql').filter(({ text }) => !text.startsWith('subscription'));

test.each(QUESTIONS)('$heading', async ({ heading, text }) => {
  const data = await queryApi<Record<string, unknown>>(line.api.url, text);
  const isExpected = TWELVE_ANSWERS[heading] ?? expect.unreachable(`No answer is expected to "${heading}".`);
  expect(data).toMatchObject(isExpected);
});

test('there are twelve questions, and the last one is a subscription', () => {
  expect(blocksIn('graphql').map(({ text }) => text.startsWith('subscription'))).toEqual([
    ...QUESTIONS.map(() => false),
    true,
  ]);
  expect(blocksIn('graphql')).toHaveLength(12);
});

/** Starts a program of this page in a folder of its own, where the packages of this repository can be imported. */
function startProgram(folder: string): NodeProcess {
  const program = startNode([...SOURCE_FLAGS, join(folder, 'follow.ts')], { PATH: process.env.PATH }, folder);
  onTestFinished(() => void program.end('SIGKILL'));
  return program;
}

const [follow = expect.unreachable('docs/api.md has no program in TypeScript.')] = blocksIn('ts');

test(`${follow.heading}: stopped and started, it goes on behind its cursor`, {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'courant-follow-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync(join(repoRoot(), 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'follow.ts'), withSocketOfWs(here(follow.text)));

  const first = startProgram(folder);
  await expect.poll(first.output, { timeout: 30_000 }).toContain('as it stands 1');
  await line.publishNext();
  await expect.poll(first.output, { timeout: 30_000 }).toContain('ReadingPublished 2026-11-29T11:00:00Z');
  await first.end('SIGKILL');
  const cursor = readFileSync(join(folder, 'cursor.txt'), 'utf8');
  await line.publishNext();

  const second = startProgram(folder);
  await expect.poll(second.output, { timeout: 30_000 }).toContain('ReadingPublished 2026-11-29T11:15:00Z');
  expect(second.output()).not.toContain('as it stands');
  expect(readFileSync(join(folder, 'cursor.txt'), 'utf8')).not.toBe(cursor);
});

/** As the page says to do on Node 20, which has no `WebSocket`. */
const withSocketOfWs = (program: string): string =>
  `import WebSocket from 'ws';\n${program.replace('followLive({', 'followLive({ webSocket: WebSocket,')}`;
