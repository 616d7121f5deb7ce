import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const SOURCE = '@courant/source';
// Tests wait for events. The limit only ends one whose event never comes, and leaves room for a busy machine.
const TIMEOUTS = { testTimeout: 30_000, hookTimeout: 30_000 };
// Files of one worker share their modules: to import those anew for each file took longer than the tests.
const SHARED_MODULES = { isolate: false };
// Left out, Vitest leaves one core to itself: of two, one would have nothing to do.
const WORKERS = availableParallelism();
const BUILT = ['**/node_modules/**', '**/dist/**', '**/dist-playground/**'];

// It needs packages of its own, which `npm run test:lighthouse` installs: no test that is left out of a whole run.
const LIGHTHOUSE = process.env.COURANT_LIGHTHOUSE === '1' ? [] : ['e2e/lighthouse/**'];

// As Node resolves a package: what stands under "module" is for bundlers, and Node cannot load all of it.
const NODE_CONDITIONS = [SOURCE, ...defaultServerConditions.filter((condition) => condition !== 'module')];

// One graphql for all: Node would load its CommonJS build beside the ES module ("another module or realm").
const oneGraphql = { find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') };

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    projects: [
      {
        ssr: { resolve: { conditions: NODE_CONDITIONS } },
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'node',
          ...TIMEOUTS,
          ...SHARED_MODULES,
          environment: 'node',
          include: [
            '{core,ingest,processor,api,client,simulator,standalone,bench,e2e,tools,deploy,docs}/**/*.test.ts',
          ],
          exclude: [...BUILT, '**/*.browser.test.ts'],
        },
      },
      {
        resolve: { conditions: [SOURCE, ...defaultClientConditions], alias: [oneGraphql] },
        test: {
          name: 'web',
          ...TIMEOUTS,
          ...SHARED_MODULES,
          environment: 'jsdom',
          include: ['web/**/*.test.{ts,tsx}'],
          exclude: [...BUILT, '**/*.browser.test.ts'],
        },
      },
      {
        ssr: { resolve: { conditions: NODE_CONDITIONS } },
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'browser',
          ...TIMEOUTS,
          // After the others: one file at a time, with the machine to itself.
          sequence: { groupOrder: 1 },
          ...SHARED_MODULES,
          environment: 'node',
          include: ['e2e/**/*.browser.test.ts'],
          exclude: [...BUILT, ...LIGHTHOUSE],
          fileParallelism: false,
          // Chromium fails by itself now and then, like the servers of test:services; a real failure fails twice.
          retry: 1,
        },
      },
    ],
  },
});
