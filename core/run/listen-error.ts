import { ConfigError } from '../base/index.ts';
import type { Config } from './config.ts';

/** The setting that names a port. */
export type PortSetting = 'PORT' | 'METRICS_PORT';

/** Turns a failed listen into a ConfigError where another host or port mends it; any other error stays as it is. */
export function explainListenError(
  error: unknown,
  { host, port }: Pick<Config, 'host' | 'port'>,
  setting: PortSetting = 'PORT',
): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'EADDRINUSE')
    return new ConfigError(
      `${setting}: ${port} is taken on ${host}; stop the program that has it or choose another.`,
    );
  if (code === 'EACCES')
    return new ConfigError(`${setting}: ${port} is not open to this user; choose one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new ConfigError(`HOST: ${host} is no address of this machine.`);
  return error;
}
