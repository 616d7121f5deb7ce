import { execFile } from 'node:child_process';
import { test, vi } from 'vitest';
import { ROOT } from './read-yaml.ts';

const docker = process.env.COURANT_DOCKER?.split(' ');
const PORT = 4123;
const POLL_INTERVAL_MS = 250;
const TEXT_LIMIT_BYTES = 1e8;
export const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/** Defines tests that need a container engine; one skipped test with a reason where none is given. */
export function describeOnContainers(title: string, tests: () => void): void {
  if (docker !== undefined) tests();
  else
    test(title, ({ skip }) => skip('COURANT_DOCKER names no engine; `npm run test:containers` starts one'));
}

/** Runs docker to its end and answers what it printed. @throws Error with its output if it fails */
export function runDocker(...args: string[]): Promise<string> {
  const [command = 'docker', ...before] = docker ?? [];
  const env = { ...process.env, COURANT_PORT: `${PORT}`, BACKFILL_FROM: aYearAgo() };
  return new Promise((resolve, reject) => {
    execFile(command, [...before, ...args], { env, maxBuffer: TEXT_LIMIT_BYTES }, (error, stdout, stderr) => {
      if (error) reject(new Error(`docker ${args.join(' ')}: ${error.message}\n${stdout}${stderr}`));
      else resolve(stdout);
    });
  });
}

const aYearAgo = (): string => new Date(Date.now() - 365 * DAY_MS).toISOString().slice(0, 10);

/** Runs Compose on the line with the simulator, whose volumes are no real line's. */
export const compose = (...args: string[]): Promise<string> =>
  runDocker(
    ...['compose', '--progress', 'plain', '--file', `${ROOT}docker-compose.yml`],
    ...['--env-file', `${ROOT}deploy/compose/simulated.env`, '--project-name', 'courant-test', ...args],
  );

/**
 * Starts services with what they depend on, and waits until each is well.
 * @throws Error with the state of each container and its last lines
 */
export async function up(...services: string[]): Promise<void> {
  await compose('up', '--detach', '--wait', ...services).catch(async (error: Error) => {
    const [states, lines] = [await compose('ps', '--all'), await compose('logs', '--tail', '15')];
    throw new Error(`${error.message}\n${states}\n${lines}`, { cause: error });
  });
}

/** Runs a command in a service's container. */
export const inService = (service: string, ...command: string[]): Promise<string> =>
  compose('exec', '--no-TTY', service, ...command);

/** Asks the api through the port that it publishes. @throws Error with the errors of the answer */
export async function ask<T>(query: string): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${PORT}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(10_000),
  });
  const { data, errors } = (await response.json()) as { data?: T; errors?: { message: string }[] };
  if (errors || !data) throw new Error(errors?.map(({ message }) => message).join('\n') ?? 'No data.');
  return data;
}

/**
 * Asks again until an answer is as wished.
 * @throws what asking threw last, or an error with the last answer, once the time is over
 */
export function until<T>(
  askOnce: () => Promise<T>,
  isWished: (answer: T) => boolean,
  timeoutMs = 4 * MINUTE_MS,
): Promise<T> {
  const attempt = async (): Promise<T> => {
    const answer = await askOnce();
    if (!isWished(answer)) throw new Error(`The last answer was ${JSON.stringify(answer)}`);
    return answer;
  };
  return vi.waitFor(attempt, { timeout: timeoutMs, interval: POLL_INTERVAL_MS });
}
