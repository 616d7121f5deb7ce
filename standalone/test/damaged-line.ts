import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { AREA_CODES, DAY, PUBLISHED_MEASURES } from '@courant/core/domain';
import { openLog, TOPICS } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { contentOf, testWorkerContext } from '@courant/core/testing';
import { runCourant } from '../line.ts';
import { DAYS, FROM } from './settled-folder.ts';

/**
 * The process that the test of damages starts: for each line of its input, a data folder and what the API must answer, it
 * runs the line on that folder, asks the API for every figure, reads the whole log and store, and writes what came out.
 */
export interface Outcome {
  /** Hash of the API's answers. */
  readonly figures: string;
  /** Hash of the store's content; empty after an error. */
  readonly content: string;
  /** The sentence that the line ended with, or logged of a failed request. */
  readonly error: string | undefined;
  readonly logText: string;
}

const SERIES = `query ($input: SeriesInput!) {
  series(input: $input) { ... on SeriesSet { starts series { area { code } measure values } } ... on Refusal { message } }
}`;
/** Longer than it takes to settle the log anew. */
const SETTLING_MS = 60_000;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The figures of every area over all days. @throws Error with the errors of an answer */
async function fetchFigures(url: string): Promise<string> {
  let text = '';
  for (const area of AREA_CODES) {
    const input = {
      areas: [area],
      measures: PUBLISHED_MEASURES,
      resolution: 'HOUR',
      from: new Date(FROM).toISOString(),
      to: new Date(FROM + DAYS * DAY).toISOString(),
    };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: SERIES, variables: { input } }),
    });
    const answer = await response.text();
    if (answer.includes('"errors"') || answer.includes('"message"')) throw new Error(answer.slice(0, 300));
    text += answer;
  }
  return text;
}

async function readLog(dataDir: string): Promise<number> {
  const log = await openLog('embedded:', { dataDir });
  let entries = 0;
  try {
    for (const topic of TOPICS)
      for (let partition = 0; partition < topic.partitions; partition++) {
        const { first, end } = await log.extent<unknown>(topic, partition);
        for (let next = first; next < end; ) {
          const page = await log.read<unknown>(topic, partition, next, 2_000);
          entries += page.length;
          next = (page.at(-1)?.offset ?? end) + 1;
        }
      }
  } finally {
    await log.close();
  }
  return entries;
}

async function readStore(dataDir: string): Promise<string> {
  const store = await openStore('embedded:', { dataDir });
  try {
    return await contentOf(store);
  } finally {
    await store.close();
  }
}

/** Runs the line until the API gives the expected answers, or the time for settling is over. */
async function runLine(dataDir: string, expected: string) {
  const settings = { DATA_DIR: dataDir, PORT: '0', PUBLISHER: 'odre', PUBLISHER_URL: 'http://127.0.0.1:9' };
  const { context, stop, logLines } = testWorkerContext('line', settings);
  const terminal = { isTerminal: false, write: (text: string) => void logLines.push(text) };
  let ended = false;
  const done = runCourant(context, terminal).finally(() => {
    ended = true;
  });
  done.catch(() => undefined);
  const urlIn = (): string | undefined => /http:\/\/localhost:\d+/.exec(logLines.join())?.[0];
  let figures = '';
  let error: unknown;
  const deadline = performance.now() + SETTLING_MS;
  while (!ended && !error && hashOf(figures) !== expected && performance.now() < deadline) {
    const url = urlIn();
    if (url === undefined) await pause(10);
    else
      await fetchFigures(url).then(
        (answers) => {
          figures = answers;
        },
        (refusal: unknown) => {
          error = refusal;
        },
      );
    if (expected === '' && figures !== '') break;
  }
  stop.abort();
  await done.catch((reason: unknown) => {
    error = reason;
  });
  return { figures: hashOf(figures), error, logText: logLines.join('\n') };
}

async function runOn(dataDir: string, expected: string): Promise<Outcome> {
  const { figures, error, logText } = await runLine(dataDir, expected);
  const sentence = (reason: unknown): string =>
    reason instanceof Error ? `${reason.name}: ${reason.message}` : `${reason}`;
  if (error) return { figures, content: '', error: sentence(error), logText };
  try {
    await readLog(dataDir);
    return { figures, content: hashOf(await readStore(dataDir)), error: undefined, logText };
  } catch (reason) {
    return { figures, content: '', error: sentence(reason), logText };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const [dataDir = '', expected = ''] = line.split('\t');
  process.stdout.write(`${JSON.stringify(await runOn(dataDir, expected))}\n`);
}
