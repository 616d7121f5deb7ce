import type { FastifyReply, FastifyRequest, onSendAsyncHookHandler, RouteShorthandOptions } from 'fastify';
import { GraphQLError } from 'graphql';
import { clientAddress } from './client-address.ts';
import type { ClientLoad, ClientLoads } from './client-load.ts';
import type { ClientRates } from './client-rates.ts';
import { allowEveryOrigin } from './cross-origin.ts';

export interface ClientHooksOptions {
  readonly loads: ClientLoads;
  readonly rates: ClientRates;
  /** Number of reverse proxies in front, whose headers name the client of a request. */
  readonly proxies: number;
}

interface GraphQLErrorHttp {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
}

type Hooks = Required<Pick<RouteShorthandOptions, 'onRequest' | 'preHandler'>> & {
  readonly onSend: onSendAsyncHookHandler;
};

/** What an operation costs before its document is known. */
const REQUEST_COST = 1;

/** The hooks of a route that runs operations: it runs a bounded number for one address, whose unsent answers are counted. */
export function clientHooks({ loads, rates, proxies }: ClientHooksOptions): Hooks {
  const addressOf = ({ raw }: FastifyRequest): string => clientAddress(raw, proxies);
  const running = new WeakMap<FastifyRequest, ClientLoad>();
  const end = (request: FastifyRequest): void => {
    running.get(request)?.end();
    running.delete(request);
  };
  return {
    onRequest: async (request, reply) =>
      refuseIfBusy(reply, () => rates.spend(addressOf(request), REQUEST_COST)),
    preHandler: async (request, reply) =>
      refuseIfBusy(reply, async () => {
        const load = loads.of(addressOf(request));
        await load.start();
        // It runs to its end also where its client leaves: `onSend` follows in any case.
        running.set(request, load);
      }),
    onSend: async (request, reply, payload) => {
      if ((typeof payload === 'string' || Buffer.isBuffer(payload)) && !reply.raw.closed)
        reply.raw.once('close', loads.of(addressOf(request)).addUnsent(Buffer.byteLength(payload)));
      end(request);
      return payload;
    },
  };
}

async function refuseIfBusy(
  reply: FastifyReply,
  admit: () => Promise<void>,
): Promise<FastifyReply | undefined> {
  try {
    await admit();
    return undefined;
  } catch (error) {
    if (error instanceof GraphQLError) return sendRefusal(reply, error);
    throw error;
  }
}

function sendRefusal(reply: FastifyReply, { message, extensions }: GraphQLError): FastifyReply {
  const { code, http } = extensions;
  const { status, headers } = http as GraphQLErrorHttp;
  return allowEveryOrigin(reply)
    .code(status)
    .headers(Object.fromEntries(headers))
    .send({ errors: [{ message, extensions: { code } }] });
}
