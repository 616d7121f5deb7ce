import type { IncomingMessage } from 'node:http';
import { clientNetwork } from './client-network.ts';

/** What the proxies wrote into a header that each of them adds to, the outermost first. */
const forwardedIn = (header: string | string[] | undefined): string[] =>
  [header ?? []]
    .flat()
    .join()
    .split(',')
    .map((entry) => entry.trim());

/**
 * The address that the limits of a request's client go by: one of IPv4, the /64 of one of IPv6. Behind proxies, the
 * address that the outermost proxy added to the header: the client itself may have written anything before it.
 */
export function clientAddress(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  proxies: number,
): string {
  const forwardedFor = proxies === 0 ? undefined : forwardedIn(headers['x-forwarded-for']).at(-proxies);
  return clientNetwork(forwardedFor || (socket.remoteAddress ?? ''));
}

/**
 * The host that the client sent its request to. Behind proxies, which may ask us by another one, the host that the
 * outermost proxy was asked for; most proxies replace the header instead of adding to it, so that it has one entry.
 */
export function requestedHost({ headers }: Pick<IncomingMessage, 'headers'>, proxies: number): string {
  const hosts = forwardedIn(headers['x-forwarded-host']);
  const forwardedHost = proxies === 0 ? undefined : hosts.at(-Math.min(proxies, hosts.length));
  return forwardedHost || (headers.host ?? '');
}

/** Where clients reach the api. */
export interface PublicAddress {
  /** Number of reverse proxies in front, whose headers name the client of a request and the host it asked for. */
  readonly proxies: number;
  /** The origin that browsers show, where headers do not say it. Example: "https://courant.example". */
  readonly publicUrl?: string | undefined;
}

/** The origin for links in an answer to the request; empty where its host is none, so that links stay relative. */
export function requestedOrigin(
  request: Pick<IncomingMessage, 'headers'>,
  { proxies, publicUrl }: PublicAddress,
): string {
  if (publicUrl !== undefined) return publicUrl;
  const protocols = forwardedIn(request.headers['x-forwarded-proto']);
  const protocol =
    proxies > 0 && protocols.at(-Math.min(proxies, protocols.length)) === 'https' ? 'https' : 'http';
  const origin = `${protocol}://${requestedHost(request, proxies)}`;
  return URL.canParse(origin) ? new URL(origin).origin : '';
}
