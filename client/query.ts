import type { Operation } from './operation.ts';

/** Longer addresses are cut by some proxies. */
const MAX_ADDRESS_LENGTH = 2_000;

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
}

/** The API refused an operation, or failed to answer it. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  /** The stable code of the first error, such as `BAD_ARGUMENT`. */
  readonly code: string | undefined;
  /** The status of the answer; 429 and 503 ask to try again later. Undefined of a stream. */
  readonly status: number | undefined;
  /** What a refused stream's message says in numbers and times, such as the `from` and `to` that can be replayed. */
  readonly figures: Readonly<Record<string, unknown>>;

  constructor(
    message: string,
    code: string | undefined,
    status: number | undefined,
    figures: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.figures = figures;
  }
}

interface QueryOptions {
  readonly fetch?: typeof globalThis.fetch;
  readonly signal?: AbortSignal;
}

/**
 * Asks the API, by GET where the address is short enough, so that browsers and proxies may answer from a cache.
 * @param url the API over HTTP, such as `http://localhost:4000/graphql`
 * @throws {QueryError} where the answer has errors or no data
 */
export async function query<Data, Variables = Record<string, unknown>>(
  url: string | URL,
  operation: Operation<Data, Variables>,
  variables?: Variables,
  { fetch = globalThis.fetch, signal }: QueryOptions = {},
): Promise<Data> {
  const address = addressOf(url, String(operation), variables);
  const response =
    address.length <= MAX_ADDRESS_LENGTH
      ? await fetch(address, { headers: { accept: 'application/json' }, signal })
      : await fetch(url, {
          method: 'POST',
          headers: { accept: 'application/json', 'content-type': 'application/json' },
          body: JSON.stringify({ query: String(operation), variables }),
          signal,
        });
  return dataOf(response);
}

function addressOf(url: string | URL, text: string, variables: unknown): string {
  const address = new URL(url);
  address.searchParams.set('query', text);
  if (variables !== undefined) address.searchParams.set('variables', JSON.stringify(variables));
  return address.href;
}

async function dataOf<Data>(response: Response): Promise<Data> {
  const { data, errors = [] } = await readAnswer<Data>(response);
  if (errors.length === 0 && data) return data;
  const message = errors.map((error) => error.message).join('\n');
  throw new QueryError(
    message || `The API answered with status ${response.status} and no data.`,
    errors[0]?.extensions?.code,
    response.status,
  );
}

/** An answer of a proxy is no JSON. */
async function readAnswer<Data>(response: Response): Promise<Answer<Data>> {
  try {
    return (await response.json()) as Answer<Data>;
  } catch {
    return {};
  }
}
