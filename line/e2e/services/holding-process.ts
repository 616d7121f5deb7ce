/**
 * A process that holds a batch of readings until it is told to commit it, for the test of a zombie:
 * `holding-process <log URL>`. It tells what happens on its standard output, a line each, and commits at a line on its
 * standard input.
 */
import { once } from 'node:events';
import { openLog, READINGS } from '@courant/core/log';

const log = await openLog(process.argv[2] ?? '', { dataDir: '' });
for await (const batch of log.consume(READINGS, 'regions', { signal: new AbortController().signal })) {
  console.log(`holds ${batch.partition} ${batch.isCurrent()}`);
  await once(process.stdin, 'data');
  console.log(`current ${batch.isCurrent()}`);
  const outcome = await batch.commit().then(
    () => 'committed',
    (fault: Error) => fault.name,
  );
  console.log(outcome);
  break;
}
await log.close();
process.exit();
