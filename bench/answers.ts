import { parseArgs } from 'node:util';
import { type AnswerCosts, measureAnswer, openAnswerServers, WAYS } from './answers/answer-costs.ts';
import { SERIES_QUERIES, type SeriesQueryName } from './series/series-query.ts';

// What an answer costs the server: executed, from memory, and unchanged; each against node's own http. Rounds alternate.

const { values: flags } = parseArgs({
  options: {
    times: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '7' },
    folder: { type: 'string' },
  },
});
const rounds = { times: Number(flags.times), rounds: Number(flags.rounds) };
const names = Object.keys(SERIES_QUERIES) as SeriesQueryName[];

const servers = await openAnswerServers(flags.folder);
try {
  for (const name of names) report(name, await measureAnswer(servers, SERIES_QUERIES[name], rounds));
} finally {
  await servers.close();
}

function report(name: SeriesQueryName, costs: AnswerCosts): void {
  const ratio = (...[way, to]: Parameters<AnswerCosts['ratio']>) => costs.ratio(way, to).toFixed(2);
  console.log(`${name}: server CPU a request, medians of ${flags.rounds} rounds of ${flags.times}`);
  console.log(`  executed / bare http that stringifies     ${ratio('executed', 'bare executed')}`);
  console.log(
    `  from memory / bare http, same bytes       ${ratio('memory', 'bare memory')}   (aim: at most 3)`,
  );
  console.log(`  unchanged (304) / bare http, 304          ${ratio('unchanged', 'bare unchanged')}`);
  console.log(`  executed / from memory                    ${ratio('executed', 'memory')}`);
  for (const way of WAYS)
    console.log(`    ${way}: ${costs.cpu(way).toFixed(0)} us, ${costs.perSecond(way).toFixed(0)} a second`);
}
