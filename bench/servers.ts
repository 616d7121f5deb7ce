import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { REGION_CODES, type Reading } from '@courant/core/domain';
import { openLog } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { openKafka, openMongo } from '@courant/tools/services';
import kafkajs, { type Kafka } from 'kafkajs';
import { MongoClient } from 'mongodb';
import { type LineRun, openLineRun } from './backfill/line-run.ts';
import { readingsOf, slicesNewestFirst, slicesUpTo, toBatches } from './history/slices.ts';
import { type Cost, costOf, median, sum } from './measure/cost.ts';
import { type BareLoop, openBareLoop } from './servers/bare-loop.ts';
import { countedStore } from './servers/counted-store.ts';
import { brokersOf, deleteTopicsAndGroups } from './servers/given-kafka.ts';

// Readings through Kafka into a server that speaks MongoDB's protocol: the line, against a bare loop of kafkajs and
// bulkWrite, and against one message and one insertOne at a time; rounds alternate.

const { values: flags } = parseArgs({
  options: { readings: { type: 'string', default: '120000' }, single: { type: 'string', default: '500' } },
});
/** Readings a round that are carried one at a time. */
const SINGLE = Number(flags.single);

interface RoundCost extends Cost {
  readonly readings: number;
  readonly documents: number;
  readonly bytes: number;
}
interface Round {
  readonly line: RoundCost;
  readonly bare: RoundCost;
  readonly single: RoundCost;
}

/** Clients of the two servers. The topics, groups and database of a run have its name as prefix. */
interface Servers {
  readonly runName: string;
  readonly kafkaUrl: string;
  readonly storeUrl: string;
  /** Which server answers for MongoDB. */
  readonly describe: string;
  readonly kafka: Kafka;
  readonly mongo: MongoClient;
  /** Removes everything of the run, and stops the servers that were started for it. */
  close(): Promise<void>;
}

const servers = await openServers();
try {
  report(await runAll(servers), servers.describe);
} finally {
  await servers.close();
}

/** Takes the servers that KAFKA_URL and MONGODB_URL name, else starts its own. */
async function openServers(): Promise<Servers> {
  const givenKafkaUrl = process.env.KAFKA_URL;
  // Refuses a wrong URL before a server is started.
  if (givenKafkaUrl !== undefined) brokersOf(givenKafkaUrl);
  const kafkaServer = givenKafkaUrl === undefined ? await openKafka() : undefined;
  const mongoServer = await openMongo();
  const kafkaUrl = givenKafkaUrl ?? kafkaServer?.url ?? '';
  const runName = `bench-${randomBytes(4).toString('hex')}`;
  const storeUrl = mongoServer.url.replace(/^(mongodb:\/\/[^/?]*)(?:\/[^?]*)?/, `$1/${runName}`);
  const kafka = new kafkajs.Kafka({
    brokers: brokersOf(kafkaUrl),
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const mongo = new MongoClient(storeUrl);
  return {
    runName,
    kafkaUrl,
    storeUrl,
    describe: mongoServer.describe,
    kafka,
    mongo,
    async close() {
      await mongo.db().dropDatabase();
      await mongo.close();
      await deleteTopicsAndGroups(kafka, `${runName}.`);
      await Promise.all([kafkaServer?.close(), mongoServer.close()]);
    },
  };
}

interface MeasuredLines {
  readonly counted: ReturnType<typeof countedStore>;
  readonly line: LineRun;
  readonly bare: BareLoop;
  readonly single: BareLoop;
}

/** A month of the twelve regions a round. The first one creates and warms up, and is left out. */
async function runAll(servers: Servers): Promise<Round[]> {
  const slices = slicesUpTo(slicesNewestFirst(), Number(flags.readings));
  const closeables: { close(): Promise<void> }[] = [];
  const rounds: Round[] = [];
  try {
    const lines = await openLines(servers, closeables);
    for (const batch of toBatches(slices, slices.length / REGION_CODES.length))
      rounds.push(await runRound(lines, batch.map(readingsOf)));
  } finally {
    await Promise.allSettled(closeables.map((one) => one.close()));
  }
  return rounds.slice(1);
}

/** @param closeables filled with what has to be closed, as soon as it is open */
async function openLines(
  { runName, kafkaUrl, storeUrl, kafka, mongo }: Servers,
  closeables: { close(): Promise<void> }[],
): Promise<MeasuredLines> {
  const counted = countedStore(await openStore(storeUrl, { dataDir: '' }));
  const line = openLineRun(await openLog(`${kafkaUrl}?prefix=${runName}.`, { dataDir: '' }), counted.store);
  closeables.push(line);
  const bare = await openBareLoop(kafka, mongo.db(), 'BATCHES', `${runName}.batches`);
  closeables.push(bare);
  const single = await openBareLoop(kafka, mongo.db(), 'ONE_BY_ONE', `${runName}.one-by-one`);
  closeables.push(single);
  return { counted, line, bare, single };
}

async function runRound(
  { counted, line, bare, single }: MeasuredLines,
  batches: readonly (readonly Reading[])[],
): Promise<Round> {
  const some = [batches.flat().slice(0, SINGLE)];
  const ofLine = await measureCost(batches, () => line.settle(batches), counted.takeWritten);
  line.trace.takeWrites();
  const ofBare = await measureCost(batches, () => bare.run(batches), bare.takeWritten);
  return {
    line: ofLine,
    bare: ofBare,
    single: await measureCost(some, () => single.run(some), single.takeWritten),
  };
}

async function measureCost(
  batches: readonly (readonly Reading[])[],
  work: () => Promise<void>,
  takeWritten: () => { documents: number; bytes: number },
): Promise<RoundCost> {
  return { readings: sum(batches.map(({ length }) => length)), ...(await costOf(work)), ...takeWritten() };
}

function report(all: readonly Round[], describe: string): void {
  console.log(
    `Kafka and ${describe}. ${all.length} rounds of about ${all[0]?.line.readings} readings, medians:`,
  );
  for (const [name, of] of [
    ['line', (round: Round) => round.line],
    ['bare loop', (round: Round) => round.bare],
    ['one by one', (round: Round) => round.single],
  ] as const)
    print(name, all.map(of));
  const ratio = (of: (round: Round) => RoundCost) =>
    median(all.map((round) => perSecond(round.line) / perSecond(of(round)))).toFixed(2);
  console.log(`line / bare loop  ${ratio((round) => round.bare)} readings a second`);
  console.log(`line / one by one ${ratio((round) => round.single)} readings a second`);
}

function perSecond({ readings, wallMs }: RoundCost): number {
  return (1_000 * readings) / wallMs;
}

function print(name: string, sides: readonly RoundCost[]): void {
  const per = (of: (side: RoundCost) => number) => median(sides.map((side) => of(side) / side.readings));
  console.log(
    `${name}: ${median(sides.map(perSecond)).toFixed(0)} readings a second, ` +
      `${(1_000 * per(({ cpuMs }) => cpuMs)).toFixed(0)} us of this process each, ` +
      `${per(({ documents }) => documents).toFixed(3)} documents and ${per(({ bytes }) => bytes).toFixed(0)} bytes written each`,
  );
}
