import { existsSync, writeFileSync } from 'node:fs';
import { ConfigError, runProcess, withResource } from '@courant/core/run';
import { openReadingSource } from '../reading-source.ts';

// npm run record -- 'eco2mix-regional-tr/records?limit=24&order_by=date_heure desc' ingest/test/page.json
// PUBLISHER=simulated asks the simulator instead.
await runProcess('record', async (context) => {
  const [request, file] = process.argv.slice(2);
  if (request === undefined || file === undefined) {
    throw new ConfigError('npm run record -- <dataset>/<endpoint>?<parameters> <new file>');
  }
  if (existsSync(file)) throw new ConfigError(`${file} is there already: a fixture is never overwritten.`);
  await withResource(await openReadingSource(context, Date.now), async ({ publisherUrl }) => {
    const response = await fetch(`${publisherUrl}/catalog/datasets/${request}`, { signal: context.signal });
    // Kept byte for byte and whatever the status: refusals are worth a fixture too.
    const body = Buffer.from(await response.arrayBuffer());
    writeFileSync(file, body);
    console.log(`HTTP ${response.status}, ${body.length} bytes in ${file}`);
  });
});
