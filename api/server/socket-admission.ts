import type { IncomingMessage } from 'node:http';
import { type PublicAddress, requestedHost } from './client-address.ts';

type Headers = Pick<IncomingMessage, 'headers'>;

/** Why a socket may not open: the HTTP status and a sentence. */
export interface Rejection {
  readonly status: 403 | 404 | 429;
  readonly message: string;
}

/**
 * Whether a program or a page of our own sends the request. Pages of other sites may use HTTP; a socket stays open, so
 * they may have none. No page can set the headers that name our host.
 */
export function isOwnOrigin(request: Headers, { proxies, publicUrl }: PublicAddress): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  if (page.protocol !== 'http:' && page.protocol !== 'https:') return false;
  // The page's protocol decides which port is left out of a host.
  const requested = `${page.protocol}//${requestedHost(request, proxies)}`;
  return page.origin === publicUrl || (URL.canParse(requested) && new URL(requested).host === page.host);
}

/** Longer ones are no addresses of sites. */
const SHOWN_CHARACTERS = 200;
const shown = (header: string | undefined): string => `"${(header ?? '').slice(0, SHOWN_CHARACTERS)}"`;

/** It names both sites: behind a proxy that asks us by another host, a page of our own seems to be of another site. */
function foreignPageMessage(request: Headers, { proxies }: PublicAddress): string {
  const page = shown(request.headers.origin);
  const host = shown(requestedHost(request, proxies));
  return (
    `A page of ${page} may not open a socket at ${host}, another site; ask over HTTP instead. If both are one site, ` +
    'a proxy hides it: set PUBLIC_URL to the address that browsers show (docs/guides/reverse-proxy.md).'
  );
}

/** What decides about an upgrade request, apart from the request. */
export interface Admission {
  readonly publicAddress: PublicAddress;
  /** Sockets that the client's address has open. */
  readonly open: number;
  readonly maxSocketsPerAddress: number;
}

/** Why an upgrade request is rejected; null where it is accepted. */
export function rejectionOf(
  request: Pick<IncomingMessage, 'headers' | 'url'>,
  { publicAddress, open, maxSocketsPerAddress }: Admission,
): Rejection | null {
  if (request.url?.split('?')[0] !== '/graphql')
    return { status: 404, message: 'Sockets are served at /graphql.' };
  if (!isOwnOrigin(request, publicAddress))
    return { status: 403, message: foreignPageMessage(request, publicAddress) };
  if (open < maxSocketsPerAddress) return null;
  return {
    status: 429,
    message: `Your address has ${open} sockets open; ${maxSocketsPerAddress} are allowed.`,
  };
}
