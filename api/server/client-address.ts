import type { IncomingMessage } from 'node:http';
import { clientNetwork } from './client-network.ts';

/**
 * The address that the limits of a request's client go by: one of IPv4, the /64 of one of IPv6. Behind proxies, the address that the outermost proxy added to the header: the
 * client itself may have written anything before it.
 */
export function clientAddress(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  proxies: number,
): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join().split(',');
  const forwardedFor = proxies === 0 ? undefined : forwarded.at(-proxies)?.trim();
  return clientNetwork(forwardedFor || (socket.remoteAddress ?? ''));
}
