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
