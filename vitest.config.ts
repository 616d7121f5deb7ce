import { createRequire } from 'node:module';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const SOURCE = '@courant/source';
// Tests wait for events; the cap only ends one that waits for what never comes, on however busy a machine.
const PATIENCE = { testTimeout: 30_000, hookTimeout: 30_000 };
const BUILT = ['**/node_modules/**', '**/dist/**', '**/dist-playground/**'];

// One graphql for everybody: Node would load the CommonJS twin beside the ES module ("another module or realm").
const oneGraphql = { find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') };

export default defineConfig({
  test: {
    projects: [
      {
        ssr: { resolve: { conditions: [SOURCE, ...defaultServerConditions] } },
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'node',
          ...PATIENCE,
          environment: 'node',
          include: [
            '{core,ingest,processor,api,simulator,standalone,bench,e2e,tools,deploy,docs}/**/*.test.ts',
          ],
          exclude: [...BUILT, '**/*.browser.test.ts'],
        },
      },
      {
        resolve: { conditions: [SOURCE, ...defaultClientConditions], alias: [oneGraphql] },
        test: {
          name: 'web',
          ...PATIENCE,
          environment: 'jsdom',
          include: ['web/**/*.test.{ts,tsx}'],
          exclude: [...BUILT, '**/*.browser.test.ts'],
        },
      },
      {
        ssr: { resolve: { conditions: [SOURCE, ...defaultServerConditions] } },
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'browser',
          ...PATIENCE,
          environment: 'node',
          include: ['e2e/**/*.browser.test.ts'],
          exclude: BUILT,
          fileParallelism: false,
          // Chromium, like the servers of test:services, has faults of its own; a promise that is broken fails twice.
          retry: 1,
        },
      },
    ],
  },
});
