/** The address that attackers come from: another than the probe's, where the system lets a socket choose one. */
export const ATTACKER_ADDRESS = process.platform === 'linux' ? '127.0.0.2' : '127.0.0.1';
