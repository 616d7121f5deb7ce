/** Node's codes for a connection that failed and may succeed later. */
const NETWORK_ERROR_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Whether the network failed, as Node reports it. */
export const isNetworkError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && NETWORK_ERROR_CODES.has((error as Error & { code?: unknown }).code);
