import { createRequire } from 'node:module';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const SOURCE = '@courant/source';
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
          environment: 'node',
          include: ['{core,ingest,processor,api,line}/**/*.test.ts'],
          exclude: [...BUILT, '**/*.browser.test.ts'],
        },
      },
      {
        resolve: { conditions: [SOURCE, ...defaultClientConditions], alias: [oneGraphql] },
        test: {
          name: 'web',
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
          environment: 'node',
          include: ['line/e2e/**/*.browser.test.ts'],
          exclude: BUILT,
          fileParallelism: false,
        },
      },
    ],
  },
});
