import { parseArgs } from 'node:util';
import { createSchema } from '@courant/api';
import { type RandomDocument, RandomDocuments } from './cost/random-document.ts';
import { costOf, median, quantile } from './measure/cost.ts';
import { ASKED_AT, openHistoryApi } from './series/history-api.ts';
import { openLoadClient } from './series/load-client.ts';

// What questions that are just allowed take: random ones, at 90 to 100 % of the cost that is allowed.

const { values: flags } = parseArgs({
  options: {
    documents: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    folder: { type: 'string' },
  },
});
const WARM_UP = 20;
/** A question that is allowed should not hold the others up for longer. */
const AIM_MS = 250;

interface Measured {
  readonly document: RandomDocument;
  readonly cpuMs: number;
  readonly bytes: number;
}

const measured = await measureAll(Number(flags.documents));
report(measured);

async function measureAll(count: number): Promise<Measured[]> {
  const api = await openHistoryApi(flags.folder);
  const client = openLoadClient();
  try {
    const documents = new RandomDocuments(createSchema(), ASKED_AT, Number(flags.seed));
    const results: Measured[] = [];
    for (let i = 0; i < count + WARM_UP; i++) {
      const document = documents.next();
      const body = JSON.stringify({ query: document.query, variables: document.variables });
      let answer = '';
      const { cpuMs } = await costOf(async () => {
        answer = await client.request({ url: api.url, body, times: 1, connections: 1 });
      });
      checkAnswer(answer, document);
      if (i >= WARM_UP) results.push({ document, cpuMs, bytes: answer.length });
    }
    return results;
  } finally {
    for (const opened of [client, api]) await opened.close();
  }
}

/** @throws Error where the limits refuse what its price allows */
function checkAnswer(answer: string, { query }: RandomDocument): void {
  const { data, errors } = JSON.parse(answer) as { data?: unknown; errors?: { message: string }[] };
  if (!data) throw new Error(`${errors?.[0]?.message}: ${query.slice(0, 2_000)}`);
}

function report(all: readonly Measured[]): void {
  const times = all.map(({ cpuMs }) => cpuMs);
  const [dearest] = all.toSorted((a, b) => b.cpuMs - a.cpuMs);
  if (!dearest) return;
  const middle = median(times);
  console.log(`Server CPU a question, ${all.length} random ones of seed ${flags.seed}:`);
  console.log(`dearest / median  ${(dearest.cpuMs / middle).toFixed(1)}`);
  console.log(
    `  dearest ${dearest.cpuMs.toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms, median ${middle.toFixed(0)} ms`,
  );
  console.log(`  over ${AIM_MS} ms: ${times.filter((ms) => ms > AIM_MS).length}   (aim: none)`);
  console.log(`dearest, cost ${dearest.document.cost}, ${dearest.bytes} bytes:`);
  console.log(dearest.document.query);
  console.log(JSON.stringify(dearest.document.variables));
}
