import type { Config } from './config.ts';
import { ConfigError } from './error.ts';

/** What went wrong in listening: an address that cannot be had is a setting to change, not a bug. */
export function explainListenError(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'EADDRINUSE')
    return new ConfigError(`PORT: ${port} is taken on ${host}; stop who has it or choose another.`);
  if (code === 'EACCES')
    return new ConfigError(`PORT: ${port} is not allowed to you; choose one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new ConfigError(`HOST: ${host} is no address of this machine.`);
  return error;
}
