/**
 * A process that appends until it is killed, for the test beside it: `kill-writer <data dir>`. Each append gives IDF and
 * CVL the same count of readings; a reading's number is its offset. After each append it prints the end of the partition.
 */
import { readings, upTo } from '../contract/builder.ts';
import { openLog } from '../open.ts';
import { READINGS } from '../topic.ts';

const BATCH_SIZES = [1, 7, 300];

const [, , dataDir = ''] = process.argv;
const log = await openLog('embedded:', { dataDir });
let { end } = await log.extent(READINGS, 0);
for (;;) {
  for (const size of BATCH_SIZES) {
    const numbers = upTo(size).map((n) => end + n);
    const offsets = await log.append(READINGS, [...readings('IDF', numbers), ...readings('CVL', numbers)]);
    end = Math.max(...offsets) + 1;
    // Linux writes to a pipe at once: the reader of the line knows that the append was acknowledged.
    process.stdout.write(`${end}\n`);
  }
}
