import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
import { busyError } from '../api-error.ts';
import { allowEveryOrigin } from '../server/cross-origin.ts';
import type { ExportAnswer } from './answer-export.ts';
import { exportHeaders } from './export-headers.ts';
import { ExportChangedError } from './read-parts.ts';
import type { ExportTable } from './row-text.ts';

/**
 * Sends an answer; its bytes are computed as fast as the client reads them. Where they cannot be computed to their end the
 * connection is cut, so that no client takes a part for the whole.
 * @param onFailure receives an internal error that comes behind the headers
 */
export function sendExport(
  reply: FastifyReply,
  table: ExportTable,
  answer: ExportAnswer,
  onFailure: (error: unknown) => void,
): FastifyReply {
  allowEveryOrigin(reply).code(answer.status).headers(exportHeaders(table, answer));
  if (answer.status === 416)
    return reply.type('text/plain; charset=utf-8').send(`range: the export has ${answer.length} bytes.\n`);
  if (!answer.body) return reply.send();
  const bytes = Readable.from(answer.body);
  bytes.once('error', (error) => {
    if (isInternal(error) && !reply.raw.closed) onFailure(error);
  });
  return reply.send(bytes);
}

const isInternal = (error: unknown): boolean =>
  !(error instanceof GraphQLError || error instanceof ExportChangedError);

export const sendSentence = (reply: FastifyReply, status: number, sentence: string): FastifyReply =>
  allowEveryOrigin(reply).code(status).type('text/plain; charset=utf-8').send(`${sentence}\n`);

const RETRY_WHEN_CHANGED_S = 5;
const CHANGING = busyError(
  'SERVER_BUSY',
  'The data changes while it is read; ask again in a moment.',
  RETRY_WHEN_CHANGED_S,
);

/** Sends the sentence of a refusal with its status. @throws any other error */
export function sendRefusal(reply: FastifyReply, error: unknown): FastifyReply {
  const refusal = error instanceof ExportChangedError ? CHANGING : error;
  if (!(refusal instanceof GraphQLError)) throw error;
  const { status, headers = new Map() } = refusal.extensions.http as {
    status: number;
    headers?: ReadonlyMap<string, string>;
  };
  return sendSentence(reply.headers(Object.fromEntries(headers)), status, refusal.message);
}
