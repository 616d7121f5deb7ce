/** A Linux socket may choose any address of the loopback. */
const MAY_CHOOSE = process.platform === 'linux';

/** The address that attackers come from: another than the probe's, where the system lets a socket choose one. */
export const ATTACKER_ADDRESS = MAY_CHOOSE ? '127.0.0.2' : '127.0.0.1';

/** Addresses of many clients, as those of a crowd are: one address may open only so many sockets. */
export const addressOfClient = (client: number): string =>
  MAY_CHOOSE ? `127.1.${client >> 8}.${client & 255}` : '127.0.0.1';
