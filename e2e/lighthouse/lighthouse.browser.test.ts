import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { serveLine } from '../browser.ts';
import { chromiumPath } from '../chromium.ts';

const RUNS = 3;
const MIN_PERFORMANCE = { mobile: 90, desktop: 98 } as const;
const MIN_ACCESSIBILITY = 100;
const PAGES = ['/', '/area/BRE'];
const CATEGORIES = ['performance', 'accessibility'] as const;

type Device = keyof typeof MIN_PERFORMANCE;

/** What is used of Lighthouse. `npm run test:lighthouse` installs it in `tool/`: nothing else needs its 200 packages. */
interface Lighthouse {
  default(url: string, flags: object, config: object | undefined): Promise<{ lhr: Result } | undefined>;
  readonly desktopConfig: object;
}

interface Result {
  readonly categories: Readonly<Record<(typeof CATEGORIES)[number], { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<string, { readonly score: number | null; readonly displayValue?: string }>
  >;
}

interface ChromeLauncher {
  launch(options: object): Promise<{ readonly port: number; kill(): void }>;
}

const tool = createRequire(new URL('tool/package.json', import.meta.url));
const importTool = async <T>(name: string): Promise<T> =>
  (await import(pathToFileURL(tool.resolve(name)).href)) as T;

async function openLighthouse(): Promise<(url: string, device: Device) => Promise<Result>> {
  const { default: lighthouse, desktopConfig } = await importTool<Lighthouse>('lighthouse');
  const { launch } = await importTool<ChromeLauncher>('chrome-launcher');
  return async (url, device) => {
    const chrome = await launch({
      chromePath: chromiumPath(),
      chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    try {
      const flags = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: 'error' };
      const run = await lighthouse(url, flags, device === 'desktop' ? desktopConfig : undefined);
      if (!run) throw new Error(`Lighthouse says nothing of ${url}.`);
      return run.lhr;
    } finally {
      chrome.kill();
    }
  };
}

const scoreOf = ({ categories }: Result, category: (typeof CATEGORIES)[number]): number =>
  Math.round((categories[category].score ?? 0) * 100);

const median = (scores: readonly number[]): number =>
  [...scores].sort((a, b) => a - b)[Math.floor(scores.length / 2)] ?? Number.NaN;

/** What counts into the score for performance. */
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'speed-index',
  'total-blocking-time',
  'cumulative-layout-shift',
];

const describeMetrics = ({ audits }: Result): string =>
  METRICS.map((metric) => `${metric} ${audits[metric]?.displayValue}`).join(', ');

test.each(Object.keys(MIN_PERFORMANCE) as Device[])(
  'Lighthouse: %s, the median of three runs',
  { timeout: 600_000 },
  async (device) => {
    const { line } = await serveLine();
    const measure = await openLighthouse();
    const found: Record<string, { performance: number; accessibility: number }> = {};
    for (const path of PAGES) {
      const results: Result[] = [];
      for (let run = 0; run < RUNS; run++) results.push(await measure(line.url + path, device));
      for (const result of results)
        console.log(`${device} ${path} ${scoreOf(result, 'performance')}: ${describeMetrics(result)}`);
      found[path] = {
        performance: median(results.map((result) => scoreOf(result, 'performance'))),
        accessibility: Math.min(...results.map((result) => scoreOf(result, 'accessibility'))),
      };
    }
    console.log(`${device}: ${JSON.stringify(found)}`);
    for (const [path, { performance, accessibility }] of Object.entries(found)) {
      expect(performance, path).toBeGreaterThanOrEqual(MIN_PERFORMANCE[device]);
      expect(accessibility, path).toBe(MIN_ACCESSIBILITY);
    }
  },
);
