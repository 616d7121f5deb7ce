import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { compressionPlugin } from './build/compression-plugin.ts';
import { startPlugin } from './build/start-plugin.ts';

/** Where the development server forwards queries and subscriptions. */
const API = process.env.COURANT_API ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react(), startPlugin(), compressionPlugin()],
  resolve: { conditions: ['@courant/source', ...defaultClientConditions] },
  build: {
    // The oldest browsers with `light-dark()`, which both themes need.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    // What every page begins with comes as two files: cut by who shares it, it would be a dozen, and compress less well.
    // Each is run in a task of its own (`public/start.js`).
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 1 },
            { name: 'initial', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/graphql': { target: API, ws: true }, '/playground': API } },
});
