import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { compressionPlugin } from '../build/compression-plugin.ts';

/** A build of its own, so that the editor's megabytes never reach the dashboard. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/playground/',
  publicDir: false,
  plugins: [react(), compressionPlugin()],
  resolve: { conditions: ['@courant/source', ...defaultClientConditions] },
  build: {
    outDir: '../dist-playground',
    emptyOutDir: true,
    // The editor is large by nature; it is loaded only here.
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      onLog: (level, log, report) => {
        // GraphiQL's hints to the React compiler, which has already run on it.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  worker: { format: 'es' },
});
