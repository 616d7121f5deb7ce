import type { EventLog } from './event-log.ts';
import type { MemoryLog, MemoryLogOptions } from './memory.ts';

export interface OpenLogOptions {
  /** Folder that holds everything embedded; the log lives in its folder `log`. */
  readonly dataDir: string;
  /** Stamps entries; epoch milliseconds UTC. */
  readonly now?: () => number;
  /** Embedded only: a look at the log as it is now, beside the process that writes it; appending then throws. */
  readonly readOnly?: boolean;
  /** Told what an operator must know at once; standard error, unless given. */
  readonly warn?: (sentence: string) => void;
}

type Driver = (options: OpenLogOptions, url: string) => Promise<EventLog>;

const kafka: Driver = async (options, url) => (await import('./kafka.ts')).openKafkaLog({ ...options, url });

const DRIVERS: Readonly<Record<string, Driver>> = {
  'embedded:': async (options) => (await import('./embedded.ts')).openEmbeddedLog(options),
  'kafka:': kafka,
  'kafka+ssl:': kafka,
  'memory:': async (options) => (await import('./memory.ts')).openMemoryLog(options),
};

/** Opens the log that a URL names. Throws a sentence for one that no driver answers. */
export async function openLog(url: string, options: OpenLogOptions): Promise<EventLog> {
  const scheme = /^[a-z+]+:/i.exec(url)?.[0].toLowerCase() ?? '';
  const driver = Object.hasOwn(DRIVERS, scheme) ? DRIVERS[scheme] : undefined;
  if (driver) return driver(options, url);
  throw new Error(`LOG_URL: no log driver for "${scheme.replace(/:$/, '') || url}". Use ${allowed()}.`);
}

/** Copies the embedded log of `dataDir` into another data folder, while it is being written or not: its backup. */
export async function copyEmbeddedLog(dataDir: string, targetDataDir: string): Promise<void> {
  const { copyEmbeddedLog: copy } = await import('./embedded.ts');
  await copy(dataDir, targetDataDir);
}

/** A log in memory with the controls tests need. */
export async function openMemoryLog(options?: MemoryLogOptions): Promise<MemoryLog> {
  const { openMemoryLog: open } = await import('./memory.ts');
  return open(options);
}

const allowed = (): string =>
  Object.keys(DRIVERS)
    .map((scheme) => `"${scheme}"`)
    .join(' or ');
