import {
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
} from 'graphql';
import type { Context, ServerOptions } from 'graphql-ws';
import {
  clientError,
  INTERNAL_ERROR,
  isInternal,
  originalError,
  toClientJson,
  withDefaultCode,
} from '../api-error.ts';
import type { LimitValues } from '../limits/limit-values.ts';
import type { ClientRates } from './client-rates.ts';
import { Deliveries } from './deliveries.ts';
import type { OperationParser, OperationRequest, PricedArgs } from './operation-parser.ts';
import type { SocketExtra } from './serve-socket.ts';
import type { CreateContext, SharedExecution } from './shared-execution.ts';
import { SocketClosedError } from './socket-sender.ts';

export interface ProtocolParts {
  readonly parser: OperationParser;
  readonly limits: LimitValues;
  readonly rates: ClientRates;
  readonly createContext: CreateContext;
  readonly onFailure: (error: unknown) => void;
}

/** An operation of a socket, until it has a context. */
interface SocketOperation {
  readonly id: string;
  readonly extra: SocketExtra;
  /** Whether the client has neither ended it nor begun another one of its id. */
  readonly isCurrent: () => boolean;
}

type ProtocolOptions = ServerOptions<Record<string, unknown>, SocketExtra>;

/** How operations of a socket are checked, executed and answered. */
export function protocolOptions(
  { parser, limits, rates, createContext, onFailure }: ProtocolParts,
  shared: SharedExecution,
): ProtocolOptions {
  return {
    subscribe: (args) => deliver(args, shared, createContext),
    execute: (args) => executeInOrder(args, createContext),
    async onSubscribe({ subscriptions, extra }, id, payload) {
      const running = Object.keys(subscriptions).length;
      if (running > limits.maxSubscriptionsPerSocket) {
        const message = `This socket runs ${running - 1} operations; ${limits.maxSubscriptionsPerSocket} are allowed.`;
        return [clientError('TOO_MANY_SUBSCRIPTIONS', message)];
      }
      const operation = { id, extra, isCurrent: markOpening(subscriptions, id) };
      const parsed = await parseInTurn(parser, payload, extra, (cost) => rates.spend(extra.address, cost));
      if (!operation.isCurrent()) return never();
      // The context that it runs in is created when it runs.
      return 'cost' in parsed ? { ...parsed, contextValue: operation } : parsed;
    },
    onNext: (_context, _id, _payload, _args, result) =>
      result.errors ? withoutInternalErrors(result, onFailure) : undefined,
    onError: (_context, _id, _payload, errors) => errors.map((error) => toClientError(error, onFailure)),
  };
}

/**
 * Marks an operation that is being opened. graphql-ws asks only whether its id is in use: it would take an ended operation
 * for the next one of its id, and never end it.
 */
function markOpening(subscriptions: Context['subscriptions'], id: string): () => boolean {
  const opening: AsyncIterable<never> = { [Symbol.asyncIterator]: () => ({ next: never }) };
  subscriptions[id] = opening;
  return () => subscriptions[id] === opening;
}

/** For an operation that was ended while it was opened: nothing is sent for it, and its id belongs to another one. */
const never = (): Promise<never> => new Promise(() => undefined);

/** Spends something for any text, which has to be read in its turn, and then what its operation costs. */
async function parseInTurn(
  parser: OperationParser,
  request: OperationRequest,
  { runNext }: SocketExtra,
  spend: (cost: number) => Promise<void>,
): Promise<PricedArgs | readonly GraphQLError[]> {
  try {
    await spend(1);
    const parsed = await runNext(() => parser.parse(request, spend));
    if ('cost' in parsed) await spend(parsed.cost);
    return parsed;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** Sends what a subscription answers; what graphql-ws iterates only ends. */
async function deliver(
  args: ExecutionArgs,
  shared: SharedExecution,
  createContext: CreateContext,
): Promise<Deliveries | ExecutionResult> {
  const { id, extra, isCurrent } = args.contextValue as SocketOperation;
  const results = await shared.subscribe({ ...args, contextValue: createContext() });
  if (!isCurrent()) {
    if (Symbol.asyncIterator in results) await results.return?.();
    return never();
  }
  if (!(Symbol.asyncIterator in results)) return results;
  return new Deliveries(results, (result) => extra.send(result.messageFor(id)));
}

/** Executes a query in its turn; the refusal to run it is its answer. */
async function executeInOrder(args: ExecutionArgs, createContext: CreateContext): Promise<ExecutionResult> {
  const { extra, isCurrent } = args.contextValue as SocketOperation;
  try {
    const result = await extra.runNext(async () => execute({ ...args, contextValue: createContext() }));
    return isCurrent() ? result : never();
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}

function toClientError(error: unknown, onFailure: (error: unknown) => void) {
  if (error instanceof GraphQLError && !isInternal(error))
    return toClientJson(withDefaultCode(error, 'BAD_USER_INPUT'));
  // The client has gone, and nothing reaches it.
  if (!(originalError(error) instanceof SocketClosedError)) onFailure(originalError(error));
  return INTERNAL_ERROR;
}

/** The result with its internal errors replaced. */
export function withoutInternalErrors(
  result: ExecutionResult,
  onFailure: (error: unknown) => void,
): FormattedExecutionResult {
  const { errors, ...others } = result;
  if (!errors) return others;
  return { ...result, errors: errors.map((error) => toClientError(error, onFailure)) };
}
