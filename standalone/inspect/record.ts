import { existsSync, writeFileSync } from 'node:fs';
import { ConfigError, runProcess, withResource } from '@courant/core/run';
import { openReadingSource } from '../reading-source.ts';

// npm run record -- 'eco2mix-regional-tr/records?limit=24&order_by=date_heure desc' ingest/test/page.json
// PUBLISHER=simulated asks the simulator instead.
await runProcess('record', async (life) => {
  const [question, file] = process.argv.slice(2);
  if (question === undefined || file === undefined) {
    throw new ConfigError('npm run record -- <dataset>/<endpoint>?<parameters> <new file>');
  }
  if (existsSync(file)) throw new ConfigError(`${file} is there already: a fixture is never overwritten.`);
  await withResource(await openReadingSource(life, Date.now), async ({ publisherUrl }) => {
    const answer = await fetch(`${publisherUrl}/catalog/datasets/${question}`, { signal: life.signal });
    // Byte for byte, whatever the status: refusals are worth a fixture too.
    const body = Buffer.from(await answer.arrayBuffer());
    writeFileSync(file, body);
    console.log(`HTTP ${answer.status}, ${body.length} bytes in ${file}`);
  });
});
