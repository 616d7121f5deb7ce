/** The publisher's paths over HTTP: records, exports, and the bare description of a dataset. */
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Feed } from '../feed/feed.ts';
import { type Dataset, datasetOf } from '../feed/schema.ts';
import { momentText } from '../paris-time.ts';
import { PublisherError, parameterError, quotaSpent, unknownDataset } from '../refusal.ts';
import { answerExport, answerRecords } from './answer.ts';
import { beginningOf, type Faults, htmlPage, INTERRUPTION, type Misbehaviour } from './misbehave.ts';
import { type Parameters, readQuestion } from './question.ts';
import type { Quota } from './quota.ts';
import { CONTENT_TYPES, type ExportFormat, renderExport } from './render.ts';

export const BASE_PATH = '/api/explore/v2.1';
const DATASET_PATH = `${BASE_PATH}/catalog/datasets/:id`;

export interface ServerParts {
  feed: Feed;
  faults: Faults;
  quota: Quota;
  now(): number;
}

type Ask = FastifyRequest<{ Params: { id: string; format: string }; Querystring: Parameters }>;

/** A body with its type, before any fault has touched it. */
interface Body {
  contentType: string;
  pieces: AsyncIterable<string>;
}

export function toServer(parts: ServerParts): FastifyInstance {
  const server = fastify({ logger: false, forceCloseConnections: true });
  server.setErrorHandler((error, _request, reply) => refuse(reply, error));
  server.get(DATASET_PATH, (ask: Ask, reply) => answer(parts, ask, reply, describe));
  server.get(`${DATASET_PATH}/records`, (ask: Ask, reply) => answer(parts, ask, reply, recordsBody));
  server.get(`${DATASET_PATH}/exports/:format`, (ask: Ask, reply) => answer(parts, ask, reply, exportBody));
  return server;
}

function refuse(reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof PublisherError)) throw error;
  return reply.status(error.status).send(error.body);
}

type ToBody = (parts: ServerParts, dataset: Dataset, ask: Ask) => Promise<Body>;

async function answer(
  parts: ServerParts,
  ask: Ask,
  reply: FastifyReply,
  toBody: ToBody,
): Promise<FastifyReply> {
  const fault = parts.faults.next(ask.url);
  if (fault?.kind === 'delay') await wait(fault.ms, undefined, { ref: false });
  if (fault && isWholesale(fault)) return failWholesale(fault, reply);
  const now = parts.now();
  reply.headers(parts.quota.spend(now));
  const dataset = datasetOf(ask.params.id, now);
  if (!dataset) throw unknownDataset(ask.params.id);
  const body = await toBody(parts, dataset, ask);
  reply.header('content-type', body.contentType);
  return reply.send(Readable.from(spoiled(body.pieces, fault)));
}

type Wholesale = Extract<Misbehaviour, { kind: 'quota' | 'retry-after' | 'html' | 'server-error' | 'drop' }>;
const WHOLESALE: ReadonlySet<string> = new Set(['quota', 'retry-after', 'html', 'server-error', 'drop']);

/** Faults that replace the answer; the others let it begin. */
function isWholesale(fault: Misbehaviour): fault is Wholesale {
  return WHOLESALE.has(fault.kind);
}

function failWholesale(fault: Wholesale, reply: FastifyReply): FastifyReply {
  switch (fault.kind) {
    case 'quota':
      throw quotaSpent(new Date(fault.resetTime).toISOString(), 50_000);
    case 'retry-after':
      return reply
        .status(429)
        .header('retry-after', String(fault.seconds))
        .type('text/plain')
        .send('Too Many Requests');
    case 'html':
      return reply
        .status(fault.status ?? 502)
        .type('text/html')
        .send(htmlPage(fault.status ?? 502));
    case 'server-error':
      return reply
        .status(fault.status ?? 500)
        .send({ error_code: 'InternalServerError', message: 'Internal error' });
    case 'drop':
      reply.hijack();
      reply.raw.destroy();
      return reply;
  }
}

/** The body as a fault leaves it. */
async function* spoiled(pieces: AsyncIterable<string>, fault: Misbehaviour | null): AsyncGenerator<string> {
  if (fault?.kind !== 'truncated' && fault?.kind !== 'interrupted') {
    yield* pieces;
    return;
  }
  yield await beginningOf(pieces);
  if (fault.kind === 'interrupted') yield INTERRUPTION;
  else if (!fault.clean) throw new Error('the connection breaks here on purpose');
}

async function recordsBody(parts: ServerParts, dataset: Dataset, ask: Ask): Promise<Body> {
  const question = readQuestion(ask.query, dataset, parts.now());
  return jsonBody(await answerRecords(question, parts.feed));
}

async function exportBody(parts: ServerParts, dataset: Dataset, ask: Ask): Promise<Body> {
  const format = readFormat(ask.params.format);
  const question = readQuestion(ask.query, dataset, parts.now());
  const batches = answerExport(question, parts.feed);
  // The first batch is asked for before the status is sent: a query that cannot run is a 400, not a broken 200.
  const first = await batches.next();
  return {
    contentType: CONTENT_TYPES[format],
    pieces: renderExport(format, question, resumed(first, batches)),
  };
}

async function* resumed<T>(first: IteratorResult<T, void>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (!first.done) yield first.value;
  yield* rest;
}

function readFormat(format: string): ExportFormat {
  if (format === 'json' || format === 'jsonl' || format === 'csv') return format;
  throw parameterError(
    `Invalid value for format API parameter: "${format}" was found but json, jsonl or csv is expected.`,
  );
}

async function describe(parts: ServerParts, dataset: Dataset): Promise<Body> {
  const modified = momentText(parts.now(), 'UTC');
  const metas = {
    default: { title: dataset.title, publisher: 'RTE', modified, license: 'Licence Ouverte v2.0 (Etalab)' },
  };
  return jsonBody({ dataset_id: dataset.id, has_records: true, fields: dataset.columns, metas });
}

function jsonBody(body: object): Body {
  return { contentType: CONTENT_TYPES.json, pieces: once(JSON.stringify(body)) };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
