import { existsSync, writeFileSync } from 'node:fs';
import { ConfigError, runProcess, withResource } from '@courant/core/run';
import { openReadingSource } from '../reading-source.ts';

/**
 * An answer byte for byte and whatever the status: refusals are worth a fixture too.
 * @throws Error naming the publisher where it cannot be reached, or its answer breaks off
 */
async function fetchAnswer(publisherUrl: string, request: string, signal: AbortSignal) {
  try {
    const response = await fetch(`${publisherUrl}/catalog/datasets/${request}`, { signal });
    return { status: response.status, body: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    if (signal.aborted) throw error;
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    throw new Error(
      `${publisherUrl} cannot be asked (${reason}). See to it that this machine reaches it, or record what the simulator ` +
        'answers with PUBLISHER=simulated.',
      { cause: error },
    );
  }
}

// npm run record -- 'eco2mix-regional-tr/records?limit=24&order_by=date_heure desc' ingest/test/page.json
// PUBLISHER=simulated asks the simulator instead.
await runProcess('record', async (context) => {
  const [request, file] = process.argv.slice(2);
  if (request === undefined || file === undefined) {
    throw new ConfigError('npm run record -- <dataset>/<endpoint>?<parameters> <new file>');
  }
  if (existsSync(file)) throw new ConfigError(`${file} is there already: a fixture is never overwritten.`);
  await withResource(await openReadingSource(context, Date.now), async ({ publisherUrl }) => {
    const { status, body } = await fetchAnswer(publisherUrl, request, context.signal);
    writeFileSync(file, body);
    console.log(`HTTP ${status}, ${body.length} bytes in ${file}`);
  });
});
