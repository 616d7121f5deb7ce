/**
 * A process that appends until it is killed, for the test beside it: `writer <data dir>`. Each append gives the same
 * count of readings to IDF and to CVL, a reading's number being its offset, and says on a line where that ended.
 */
import { reading, upTo } from '../contract/builder.ts';
import { openLog } from '../open.ts';
import { READINGS } from '../topic.ts';

const BATCH_SIZES = [1, 7, 300];

const log = await openLog('embedded:', { dataDir: process.argv[2] as string });
let { end } = await log.extent(READINGS, 0);
for (let turn = 0; ; turn++) {
  const start = end;
  const lot = upTo(BATCH_SIZES[turn % BATCH_SIZES.length] as number).map((n) => start + n);
  const offsets = await log.append(READINGS, [
    ...lot.map((n) => reading('IDF', n)),
    ...lot.map((n) => reading('CVL', n)),
  ]);
  end = (offsets.at(-1) as number) + 1;
  // A pipe is written at once on Linux: whoever reads the line knows that the append was acknowledged.
  process.stdout.write(`${end}\n`);
}
