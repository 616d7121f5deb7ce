import type { EventLog } from './event-log.ts';
import type { MemoryLog, MemoryLogOptions } from './local/memory-log.ts';
import type { OpenLogOptions } from './open-options.ts';

type Driver = (options: OpenLogOptions, url: string) => Promise<EventLog>;

const kafka: Driver = async (options, url) =>
  (await import('./kafka/kafka-log.ts')).openKafkaLog({ ...options, url });

const DRIVERS: Readonly<Record<string, Driver>> = {
  'embedded:': async (options) => (await import('./embedded/embedded-log.ts')).openEmbeddedLog(options),
  'kafka:': kafka,
  'kafka+ssl:': kafka,
  'memory:': async (options) => (await import('./local/memory-log.ts')).openMemoryLog(options),
};

/** Opens the log that a URL names. Throws a sentence for one that no driver answers. */
export async function openLog(url: string, options: OpenLogOptions): Promise<EventLog> {
  const scheme = /^[a-z+]+:/i.exec(url)?.[0].toLowerCase() ?? '';
  const driver = Object.hasOwn(DRIVERS, scheme) ? DRIVERS[scheme] : undefined;
  if (driver) return driver(options, url);
  throw new Error(
    `LOG_URL: no log driver for "${scheme.replace(/:$/, '') || url}". Use ${allowedSchemes()}.`,
  );
}

/** Copies the embedded log of `dataDir` into another data folder, while it is being written or not: its backup. */
export async function copyEmbeddedLog(dataDir: string, targetDataDir: string): Promise<void> {
  const { copyEmbeddedLog: copy } = await import('./embedded/embedded-log.ts');
  await copy(dataDir, targetDataDir);
}

/** A log in memory with the controls tests need. */
export async function openMemoryLog(options?: MemoryLogOptions): Promise<MemoryLog> {
  const { openMemoryLog: open } = await import('./local/memory-log.ts');
  return open(options);
}

const allowedSchemes = (): string =>
  Object.keys(DRIVERS)
    .map((scheme) => `"${scheme}"`)
    .join(' or ');
