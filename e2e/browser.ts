import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';
import { TestClock } from '@courant/core/testing';
import { openSimulator, type Simulator } from '@courant/simulator';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, vi } from 'vitest';
import { WholeLine } from './whole-line.ts';

/** Where Debian and others put Chromium. */
export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const HOUR = 3_600_000;

/** A Thursday morning in summer, 10:20 in Paris: the slots until ten have landed, the next ones will an hour later. */
export const NOW = Date.UTC(2026, 7, 27, 8, 20);

const HISTORY_FROM = NOW - 36 * HOUR;

/** How long a condition may take to come true: on a busy machine a browser is slow. */
export const WAIT_TIMEOUT_MS = 60_000;

/** One browser for the tests of a file; where none is found they are skipped, loudly, unless one is required. */
export function useBrowser(): () => Browser {
  const executablePath = CHROMIUM.find(existsSync);
  const required = process.env.COURANT_REQUIRE_BROWSER === '1';
  let browser: Browser | undefined;
  vi.setConfig({ testTimeout: 3 * WAIT_TIMEOUT_MS, hookTimeout: WAIT_TIMEOUT_MS });
  beforeAll(async () => {
    if (executablePath || required)
      browser = await chromium.launch({ executablePath: executablePath ?? CHROMIUM[0], args: ARGS });
  });
  afterAll(() => browser?.close());
  beforeEach(({ skip }) => skip(!browser, `no Chromium found (${CHROMIUM.join(', ')})`));
  return () => browser as Browser;
}

export interface ServedLine {
  readonly line: WholeLine;
  readonly clock: TestClock;
  readonly publisher: Simulator;
}

export interface ServeOptions {
  /** Where the simulator's history begins, epoch milliseconds UTC. */
  readonly historyFrom?: number;
  /** Folder of the built dashboard. */
  readonly webDir?: string;
  readonly watermarkSeconds?: number;
}

/** The whole line with its pages over a day and a half of the simulator, settled; its clock stands still until it is moved. */
export async function serveLine({
  historyFrom = HISTORY_FROM,
  webDir = builtFolder('web/dist'),
  watermarkSeconds,
}: ServeOptions = {}): Promise<ServedLine> {
  const clock = new TestClock(NOW);
  const publisher = await openSimulator({
    now: clock.now,
    historyFrom,
    consolidatedUntil: NOW - 30 * HOUR,
  });
  onTestFinished(() => publisher.close());
  const line = await WholeLine.open({
    publisher,
    clock,
    backfillFrom: historyFrom,
    simulated: true,
    watermarkSeconds,
    pages: { webDir, playgroundDir: builtFolder('web/dist-playground') },
  });
  await line.workers.waitUntilSettled();
  return { line, clock, publisher };
}

/** Moves the clock, and resolves once the line has asked for and settled what was published meanwhile. */
export async function advanceTime({ line, clock }: ServedLine, ms: number): Promise<void> {
  clock.moveTo(clock.now() + ms);
  await line.workers.waitUntilSettled();
}

export function builtFolder(folder: string): string {
  const path = join(repoRoot(), folder);
  if (!existsSync(join(path, 'index.html')))
    throw new Error(`${path} has not been built: "npm test" builds, then tests.`);
  return path;
}

export interface PageOptions extends BrowserContextOptions {
  /** Where the page is served, if not by the line itself. */
  readonly url?: string;
  /** How far the clock of the browser's device is ahead. */
  readonly clockAheadMs?: number;
  /** Runs in the page before its own scripts. */
  readonly initScript?: string;
}

/** Opens a page of the line with a browser context of its own and the line's date; the test fails if it calls another host. */
export async function openPage(
  browser: Browser,
  { line, clock }: Pick<ServedLine, 'line' | 'clock'>,
  path: string,
  { url = line.url, clockAheadMs = 0, initScript = '', ...options }: PageOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  onTestFinished(() => context.close());
  await context.clock.setFixedTime(clock.now() + clockAheadMs);
  context.setDefaultTimeout(WAIT_TIMEOUT_MS);
  await context.addInitScript(initScript);
  const page = await context.newPage();
  expectOneHost(page, new URL(url).host);
  await page.goto(`${url}${path}`);
  return page;
}

/** After the test: the page has called no other host, and has thrown no error. */
function expectOneHost(page: Page, host: string): void {
  const otherHosts: string[] = [];
  const errors: string[] = [];
  const noteHost = (url: string): void => {
    // data: and blob: URLs are resolved inside the page.
    if (!/^(data|blob):/.test(url) && new URL(url).host !== host) otherHosts.push(url);
  };
  page.on('request', (request) => noteHost(request.url()));
  page.on('websocket', (socket) => noteHost(socket.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|violates/i.test(message.text()))
      errors.push(message.text());
  });
  onTestFinished(() => expect({ otherHosts, errors }).toEqual({ otherHosts: [], errors: [] }));
}
