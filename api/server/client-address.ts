import type { IncomingMessage } from 'node:http';

/**
 * The address of the client of a request. Behind proxies, the address that the outermost proxy added to the header: the
 * client itself may have written anything before it.
 */
export function clientAddress(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  proxies: number,
): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join().split(',');
  const forwardedFor = proxies === 0 ? undefined : forwarded.at(-proxies)?.trim();
  return forwardedFor || (socket.remoteAddress ?? '');
}
