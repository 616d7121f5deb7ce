import { parseArgs } from 'node:util';
import { type AnswerCosts, measureAnswer, openAnswerServers, type Way } from './answers/answer-costs.ts';
import { measureFanOut } from './live/fan-out.ts';
import { SERIES_QUERIES } from './series/series-query.ts';

// What the api adds to bare servers: executing, sending from memory, and delivering. Each ratio is of one run.

const { values: flags } = parseArgs({
  options: {
    times: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '7' },
    sockets: { type: 'string', default: '1000' },
    folder: { type: 'string' },
    only: { type: 'string' },
  },
});
const rounds = { times: Number(flags.times), rounds: Number(flags.rounds) };

/** The figures, which `--only` names one of, and the ways of asking that they need. */
const FIGURES: Readonly<Record<string, readonly Way[]>> = {
  executed: ['executed', 'bare executed'],
  memory: ['memory', 'bare memory'],
  unchanged: ['unchanged', 'bare unchanged'],
  deliveries: [],
};
const { only } = flags;
if (only !== undefined && !(only in FIGURES))
  throw new Error(`--only ${only}: allowed: ${Object.keys(FIGURES).join(', ')}.`);
const isMeasured = (figure: string): boolean => only === undefined || only === figure;
const ways = Object.entries(FIGURES).flatMap(([figure, ways]) => (isMeasured(figure) ? ways : []));

console.log(
  `Server CPU against a bare server, medians of ${flags.rounds} rounds that alternate (${flags.times} requests each):`,
);
if (ways.length > 0) await reportAnswers();
if (isMeasured('deliveries')) await reportDeliveries();

async function reportAnswers(): Promise<void> {
  const servers = await openAnswerServers(flags.folder);
  try {
    const one = await measureAnswer(servers, SERIES_QUERIES.hours, { ...rounds, ways });
    const twelve = await measureAnswer(servers, SERIES_QUERIES.twelve, { ...rounds, ways });
    if (isMeasured('executed')) {
      printExecuted('one series', one, 3);
      printExecuted('twelve series', twelve, 1.7);
    }
    if (isMeasured('memory')) {
      print('from memory, one / bare http, same bytes', one.ratio('memory', 'bare memory'), 3);
      print('from memory, twelve / bare http, same bytes', twelve.ratio('memory', 'bare memory'), 3);
    }
    if (isMeasured('unchanged')) printUnchanged(one);
  } finally {
    await servers.close();
  }
}

async function reportDeliveries(): Promise<void> {
  const { ratio, lineUs, bareUs } = await measureFanOut(Number(flags.sockets), rounds.rounds);
  print(`a delivery to ${flags.sockets} sockets / bare ws`, ratio, 2);
  console.log(`    ${lineUs.toFixed(1)} us, bare ${bareUs.toFixed(1)} us`);
}

function printUnchanged(costs: AnswerCosts): void {
  const [ours, bare] = [costs.perSecond('unchanged'), costs.perSecond('bare unchanged')];
  console.log(`  304s a second ${ours.toFixed(0)}, of bare http ${bare.toFixed(0)} (one client process)`);
}

function printExecuted(what: string, costs: AnswerCosts, aim: number): void {
  print(`executed, ${what} / bare http that stringifies`, costs.ratio('executed', 'bare executed'), aim);
  const [ours, bare] = [costs.cpu('executed'), costs.cpu('bare executed')];
  console.log(`    ${ours.toFixed(0)} us, bare ${bare.toFixed(0)} us`);
}

function print(what: string, ratio: number, aim: number): void {
  console.log(`  ${what.padEnd(60)} ${ratio.toFixed(2)}   (aim: at most ${aim})`);
}
