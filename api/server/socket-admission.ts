import type { IncomingMessage } from 'node:http';

/** Why a socket may not open: the HTTP status and a sentence. */
export interface Rejection {
  readonly status: 403 | 404 | 429;
  readonly message: string;
}

/** Pages of other sites may use HTTP; a socket stays open, so only our own pages and programs may have one. */
export function isOwnOrigin({ headers: { origin, host } }: Pick<IncomingMessage, 'headers'>): boolean {
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

/** Why an upgrade request is rejected; null where it is accepted. @param open sockets that its address has open */
export function rejectionOf(
  request: Pick<IncomingMessage, 'headers' | 'url'>,
  open: number,
  maxSocketsPerAddress: number,
): Rejection | null {
  if (request.url?.split('?')[0] !== '/graphql')
    return { status: 404, message: 'Sockets are served at /graphql.' };
  if (!isOwnOrigin(request)) {
    return {
      status: 403,
      message: 'A page of another site may not open a socket here; ask over HTTP instead.',
    };
  }
  if (open >= maxSocketsPerAddress) {
    return {
      status: 429,
      message: `Your address has ${open} sockets open; ${maxSocketsPerAddress} are allowed.`,
    };
  }
  return null;
}
