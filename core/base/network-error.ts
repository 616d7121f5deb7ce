/** Node's codes for a connection, or a look-up of a name, that failed and may succeed later. */
const NETWORK_ERROR_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EPIPE',
  // A message of TLS that the other side should not have sent.
  'EPROTO',
  'ETIMEDOUT',
  // What a resolver answers that is overloaded, starts, or does not know the name yet; ETIMEOUT: it answers nothing.
  'EBADRESP',
  'EFORMERR',
  'ENODATA',
  'ENOTIMP',
  'EREFUSED',
  'ESERVFAIL',
  'ETIMEOUT',
]);

/** Whether the network failed, as Node reports it. */
export const isNetworkError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && NETWORK_ERROR_CODES.has((error as Error & { code?: unknown }).code);
