import type {
  FastifyReply,
  FastifyRequest,
  onRequestHookHandler,
  onSendHookHandler,
  preHandlerHookHandler,
} from 'fastify';
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

/** With callbacks: a hook that returns a promise costs two more of them for each request. */
interface Hooks {
  readonly onRequest: onRequestHookHandler;
  readonly preHandler: preHandlerHookHandler;
  readonly onSend: onSendHookHandler;
}

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
    onRequest(request, reply, done) {
      admit(reply, () => rates.spend(addressOf(request), REQUEST_COST), done);
    },
    preHandler(request, reply, done) {
      const load = loads.of(addressOf(request));
      admit(
        reply,
        () => load.start(),
        (error) => {
          if (error) return done(error);
          // It runs to its end also where its client leaves: `onSend` follows in any case.
          running.set(request, load);
          done();
        },
      );
    },
    onSend(request, reply, payload, done) {
      if ((typeof payload === 'string' || Buffer.isBuffer(payload)) && !reply.raw.closed)
        reply.raw.once('close', loads.of(addressOf(request)).addUnsent(Buffer.byteLength(payload)));
      end(request);
      done(null, payload);
    },
  };
}

/** Goes on once the request is admitted; answers it where it is refused. */
function admit(
  reply: FastifyReply,
  begin: () => Promise<void> | undefined,
  goOn: (error?: Error) => void,
): void {
  const refuse = (error: Error): void => {
    if (error instanceof GraphQLError) sendRefusal(reply, error);
    else goOn(error);
  };
  let begun: Promise<void> | undefined;
  try {
    begun = begin();
  } catch (error) {
    refuse(error as Error);
    return;
  }
  if (begun) begun.then(() => goOn(), refuse);
  else goOn();
}

function sendRefusal(reply: FastifyReply, { message, extensions }: GraphQLError): FastifyReply {
  const { code, http } = extensions;
  const { status, headers } = http as GraphQLErrorHttp;
  return allowEveryOrigin(reply)
    .code(status)
    .headers(Object.fromEntries(headers))
    .send({ errors: [{ message, extensions: { code } }] });
}
