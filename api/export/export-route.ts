import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiContext } from '../context.ts';
import { OutOfCoverage } from '../series/refusal-type.ts';
import { clientAddress } from '../server/client-address.ts';
import type { ClientRates } from '../server/client-rates.ts';
import { createExportLengths, Export, type ExportConditions, type ExportSources } from './answer-export.ts';
import { ExportChanges } from './changes-since.ts';
import type { ExportPace } from './export-pace.ts';
import { partsOf, planExport } from './export-plan.ts';
import { checkCost, costOfExport } from './export-price.ts';
import { readExportRequest } from './export-request.ts';
import type { RunningExports } from './running-exports.ts';
import { sendExport, sendRefusal, sendSentence } from './send-export.ts';

export interface ExportRoute {
  readonly createContext: () => ApiContext;
  readonly rates: ClientRates;
  /** Number of reverse proxies in front. */
  readonly proxies: number;
  readonly running: RunningExports;
  readonly exportPace: ExportPace;
  /** Receives each internal error, which the client does not see. */
  readonly onFailure: (error: unknown) => void;
}

/** What a request costs beside its export. */
const REQUEST_COST = 1;

/** `GET /export`: series as a file, whole or from where its sending was cut. */
export function routeExport(app: FastifyInstance, route: ExportRoute): void {
  const lengths = createExportLengths();
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const address = clientAddress(request.raw, route.proxies);
    await route.rates.spend(address, REQUEST_COST);
    const context = route.createContext();
    const plan = await planExport(readExportRequest(searchOf(request)), {
      ...context,
      now: context.requestedAt,
    });
    if (plan instanceof OutOfCoverage) return sendSentence(reply, 404, plan.message);
    const cost = costOfExport(plan, context.requestedAt, context.limits);
    checkCost(plan, cost, context.limits);
    const table = { plan, simulated: context.simulated };
    const costOfPart = cost / partsOf(plan).length;
    const sources = sourcesOf(context, reply, (signal) => route.exportPace.pay(address, costOfPart, signal));
    const conditions = conditionsOf(request);
    const one = new Export(table, sources, lengths);
    const brief = await one.answerWithoutBytes(request.method === 'HEAD', conditions);
    if (brief) return sendExport(reply, table, brief, route.onFailure);
    // A client that has gone by now ends nothing later.
    if (reply.raw.destroyed) return reply;
    const running = route.running.start(address, () => reply.raw.destroy());
    reply.raw.once('close', () => route.running.end(running));
    const { body, ...head } = await one.answer(conditions);
    const whole = body ? { ...head, body: running.watch(body) } : head;
    return sendExport(reply, table, whole, route.onFailure);
  };
  app.route({
    method: ['GET', 'HEAD'],
    url: '/export',
    handler: (request, reply) =>
      answer(request, reply).catch((error) => (reply.raw.destroyed ? reply : sendRefusal(reply, error))),
  });
}

const searchOf = ({ url }: FastifyRequest): URLSearchParams =>
  new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '');

const conditionsOf = ({ headers }: FastifyRequest): ExportConditions => ({
  ifNoneMatch: headers['if-none-match'],
  ifRange: typeof headers['if-range'] === 'string' ? headers['if-range'] : undefined,
  range: headers.range,
});

/** One namespace of the store, and an end when the client has left or has all. */
function sourcesOf(
  context: ApiContext,
  reply: FastifyReply,
  pay: (signal: AbortSignal) => Promise<void>,
): ExportSources {
  const { log, store, namespace, serving, fetches, requestedAt } = context;
  const closed = new AbortController();
  reply.raw.once('close', () => closed.abort());
  return {
    ...{ store, namespace, serving, fetches },
    pay: () => {
      stayOpen(reply);
      return pay(closed.signal);
    },
    logEpoch: log.epoch,
    now: requestedAt,
    changes: new ExportChanges(log),
    signal: closed.signal,
  };
}

/** Begins the time anew after which a silent connection is cut: one whose export is computed and not yet sent is not idle. */
function stayOpen({ raw: { socket } }: FastifyReply): void {
  socket?.setTimeout(socket.timeout ?? 0);
}
