import { parseArgs } from 'node:util';
import { MEASURE_FACTS, MEASURES } from '@courant/core/domain';
import { openDrainClient } from './export/drain-client.ts';
import { peakGrowthOf } from './export/live-memory.ts';
import { LAST_YEAR } from './history/slices.ts';
import { costOf } from './measure/cost.ts';
import { openHistoryApi } from './series/history-api.ts';

// What an export takes: memory, which must not grow with its range, and processor time against its price.

/** What an analyst asks for: all that is measured in MW. */
const POWERS = MEASURES.filter((measure) => MEASURE_FACTS[measure].aggregation !== 'RATIO');

const { values: flags } = parseArgs({
  options: {
    years: { type: 'string', default: '13' },
    measures: { type: 'string', default: POWERS.join() },
    formats: { type: 'string', default: 'CSV,JSONL,PARQUET' },
    folder: { type: 'string' },
  },
});
const MB = 2 ** 20;
const AREAS = 'FR,IDF,CVL,BFC,NOR,HDF,GES,PDL,BRE,NAQ,OCC,ARA,PAC';

const api = await openHistoryApi(flags.folder);
const client = openDrainClient();
try {
  // The store's cache of chunks is filled, whoever asks: it is no part of an export.
  await client.drain(addressOf('CSV', 2));
  for (const format of flags.formats.split(',')) await report(format);
} finally {
  for (const opened of [client, api]) await opened.close();
}

async function report(format: string): Promise<void> {
  const years = Number(flags.years);
  const yearGrowth = await peakGrowthOf(() => client.drain(addressOf(format, 1)));
  const growth = await peakGrowthOf(() => client.drain(addressOf(format, years)));
  let bytes = 0;
  const { cpuMs, wallMs } = await costOf(async () => {
    bytes = await client.drain(addressOf(format, 1));
  });
  const mb = (count: number): string => (count / MB).toFixed(0);
  console.log(`${format}: thirteen areas by half-hours`);
  console.log(
    `  peak growth of ${years} years: ${mb(growth)} MB (aim: at most 100); of one year: ${mb(yearGrowth)} MB`,
  );
  console.log(
    `  of one year: ${mb(bytes)} MB in ${(wallMs / 1_000).toFixed(1)} s, server CPU ${(cpuMs / 1_000).toFixed(1)} s`,
  );
}

function addressOf(format: string, years: number): string {
  const { origin } = new URL(api.url);
  return `${origin}/export?areas=${AREAS}&measures=${flags.measures}&from=${LAST_YEAR - years + 1}&to=${LAST_YEAR}&format=${format}`;
}
