import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network that counts as one client. Of IPv6 it is the /64: a household gets at least one (RFC 6177), and each machine
 * in it has as many addresses as it likes. An IPv4 address counts alone, also where IPv6 carries it (`::ffff:192.0.2.1`).
 * A port beside the address is another one for each connection, so it does not count. A text that is no address stands for
 * itself.
 */
export function clientNetwork(address: string): string {
  // Nearly every one.
  if (isIPv4(address)) return address;
  const portless = withoutPort(address);
  if (isIPv4(portless)) return portless;
  const unzoned = portless.replace(/%.*$/, '');
  if (!isIPv6(unzoned)) return address;
  const groups = groupsOf(unzoned);
  return mappedIpv4(groups) ?? `${groups.slice(0, 4).join(':')}::/64`;
}

/** Some proxies write the port of the client, too: `192.0.2.1:1001`, `[2001:db8::1]:1001`. */
const withoutPort = (address: string): string =>
  address.replace(/^([\d.]+):\d+$/, '$1').replace(/^\[(.*)\](:\d+)?$/, '$1');

/** Its eight groups, as numbers in hexadecimal without leading zeros. */
function groupsOf(ipv6: string): string[] {
  // The URL parser writes a dotted end as two groups, and everything in lower case.
  const canonical = new URL(`http://[${ipv6}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = canonical.split('::').map((part) => part.split(':').filter(Boolean));
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
}

function mappedIpv4(groups: readonly string[]): string | undefined {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined;
  const bytes = groups.slice(6).flatMap((group) => {
    const word = Number.parseInt(group, 16);
    return [word >> 8, word & 255];
  });
  return bytes.join('.');
}
