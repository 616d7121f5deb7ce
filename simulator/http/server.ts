/** The publisher's paths over HTTP: records, exports, and the bare description of a dataset. */
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Drifts } from '../feed/drifts.ts';
import type { Dataset } from '../feed/schema.ts';
import { momentText } from '../paris-time.ts';
import { parameterError, quotaSpent, RequestRefusal, unknownDataset } from '../refusal.ts';
import { answerExport, answerRecords } from './answer.ts';
import {
  beginningOf,
  htmlPage,
  INTERRUPTION,
  type Misbehaviour,
  type MisbehaviourPlan,
} from './misbehaviour.ts';
import { type Parameters, readQuery } from './query.ts';
import type { Quota } from './quota.ts';
import { CONTENT_TYPES, type ExportFormat, renderExport } from './render.ts';

export const BASE_PATH = '/api/explore/v2.1';
const DATASET_PATH = `${BASE_PATH}/catalog/datasets/:id`;

export interface ServerParts {
  rowSource: Drifts;
  misbehaviourPlan: MisbehaviourPlan;
  quota: Quota;
  now(): number;
}

type PublisherRequest = FastifyRequest<{ Params: { id: string; format: string }; Querystring: Parameters }>;

/** A body with its type, before any misbehaviour changes it. */
interface ResponseBody {
  contentType: string;
  pieces: AsyncIterable<string>;
}

export function toServer(parts: ServerParts): FastifyInstance {
  const server = fastify({ logger: false, forceCloseConnections: true });
  server.setErrorHandler((error, _request, reply) => refuse(reply, error));
  server.get(DATASET_PATH, (request: PublisherRequest, reply) =>
    handleRequest(parts, request, reply, describeDataset),
  );
  server.get(`${DATASET_PATH}/records`, (request: PublisherRequest, reply) =>
    handleRequest(parts, request, reply, recordsBody),
  );
  server.get(`${DATASET_PATH}/exports/:format`, (request: PublisherRequest, reply) =>
    handleRequest(parts, request, reply, exportBody),
  );
  return server;
}

function refuse(reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof RequestRefusal)) throw error;
  return reply.status(error.status).send(error.body);
}

type ToBody = (parts: ServerParts, dataset: Dataset, request: PublisherRequest) => Promise<ResponseBody>;

async function handleRequest(
  parts: ServerParts,
  request: PublisherRequest,
  reply: FastifyReply,
  toBody: ToBody,
): Promise<FastifyReply> {
  const misbehaviour = parts.misbehaviourPlan.takeNext(request.url);
  if (misbehaviour?.kind === 'delay') await wait(misbehaviour.ms, undefined, { ref: false });
  if (misbehaviour && replacesAnswer(misbehaviour)) return sendReplacement(misbehaviour, reply);
  const now = parts.now();
  reply.headers(parts.quota.spend(now));
  const dataset = parts.rowSource.datasetOf(request.params.id, now);
  if (!dataset) throw unknownDataset(request.params.id);
  const body = await toBody(parts, dataset, request);
  reply.header('content-type', body.contentType);
  return reply.send(Readable.from(withMisbehaviour(body.pieces, misbehaviour)));
}

type AnswerReplacement = Extract<
  Misbehaviour,
  { kind: 'quota' | 'retry-after' | 'html' | 'server-error' | 'drop' }
>;
const ANSWER_REPLACEMENTS: ReadonlySet<string> = new Set([
  'quota',
  'retry-after',
  'html',
  'server-error',
  'drop',
]);

/** Misbehaviour that replaces the whole answer; the rest delays or breaks it. */
function replacesAnswer(misbehaviour: Misbehaviour): misbehaviour is AnswerReplacement {
  return ANSWER_REPLACEMENTS.has(misbehaviour.kind);
}

function sendReplacement(replacement: AnswerReplacement, reply: FastifyReply): FastifyReply {
  switch (replacement.kind) {
    case 'quota':
      throw quotaSpent(new Date(replacement.resetTime).toISOString(), 50_000);
    case 'retry-after':
      return reply
        .status(429)
        .header('retry-after', String(replacement.seconds))
        .type('text/plain')
        .send('Too Many Requests');
    case 'html':
      return reply
        .status(replacement.status ?? 502)
        .type('text/html')
        .send(htmlPage(replacement.status ?? 502));
    case 'server-error':
      return reply
        .status(replacement.status ?? 500)
        .send({ error_code: 'InternalServerError', message: 'Internal error' });
    case 'drop':
      reply.hijack();
      reply.raw.destroy();
      return reply;
  }
}

/** The body, broken where the misbehaviour says so. */
async function* withMisbehaviour(
  pieces: AsyncIterable<string>,
  misbehaviour: Misbehaviour | null,
): AsyncGenerator<string> {
  if (misbehaviour?.kind !== 'truncated' && misbehaviour?.kind !== 'interrupted') {
    yield* pieces;
    return;
  }
  yield await beginningOf(pieces);
  if (misbehaviour.kind === 'interrupted') yield INTERRUPTION;
  else if (!misbehaviour.clean) throw new Error('the connection breaks here on purpose');
}

async function recordsBody(
  parts: ServerParts,
  dataset: Dataset,
  request: PublisherRequest,
): Promise<ResponseBody> {
  const query = readQuery(request.query, dataset, parts.now());
  return jsonBody(await answerRecords(query, parts.rowSource));
}

async function exportBody(
  parts: ServerParts,
  dataset: Dataset,
  request: PublisherRequest,
): Promise<ResponseBody> {
  const format = readFormat(request.params.format);
  const query = readQuery(request.query, dataset, parts.now());
  const batches = answerExport(query, parts.rowSource);
  // Compute the first batch before the status is sent, so that a query that cannot run is a 400, not a broken 200.
  const first = await batches.next();
  return {
    contentType: CONTENT_TYPES[format],
    pieces: renderExport(format, query, prependResult(first, batches)),
  };
}

async function* prependResult<T>(first: IteratorResult<T, void>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (!first.done) yield first.value;
  yield* rest;
}

function readFormat(format: string): ExportFormat {
  if (format === 'json' || format === 'jsonl' || format === 'csv') return format;
  throw parameterError(
    `Invalid value for format API parameter: "${format}" was found but json, jsonl or csv is expected.`,
  );
}

async function describeDataset(parts: ServerParts, dataset: Dataset): Promise<ResponseBody> {
  const modified = momentText(parts.now(), 'UTC');
  const metas = {
    default: { title: dataset.title, publisher: 'RTE', modified, license: 'Licence Ouverte v2.0 (Etalab)' },
  };
  return jsonBody({ dataset_id: dataset.id, has_records: true, fields: dataset.columns, metas });
}

function jsonBody(body: object): ResponseBody {
  return { contentType: CONTENT_TYPES.json, pieces: once(JSON.stringify(body)) };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
