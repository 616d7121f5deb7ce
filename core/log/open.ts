import { ConfigError, findScheme, LOG_URLS, MEMORY_URLS, noDriverMessage } from '../base/index.ts';
import type { Verification } from '../folder/verification.ts';
import type { EventLog } from './event-log.ts';
import type { MemoryLog, MemoryLogOptions } from './local/memory-log.ts';
import type { OpenLogOptions } from './open-options.ts';

type Driver = (options: OpenLogOptions, url: string) => Promise<EventLog>;

const URLS = { ...LOG_URLS, ...MEMORY_URLS };

const openKafka: Driver = async (options, url) =>
  (await import('./kafka/kafka-log.ts')).openKafkaLog({ ...options, url });

// Each driver is loaded when its scheme is opened, so that a process needs only the driver that its setting names.
const DRIVERS: Readonly<Record<keyof typeof URLS, Driver>> = {
  embedded: async (options) => (await import('./embedded/embedded-log.ts')).openEmbeddedLog(options),
  kafka: openKafka,
  'kafka+ssl': openKafka,
  memory: async (options) => (await import('./local/memory-log.ts')).openMemoryLog(options),
};

/** Opens the log that a URL names. Throws a sentence for a URL that names no driver. */
export async function openLog(url: string, options: OpenLogOptions): Promise<EventLog> {
  const scheme = findScheme(URLS, url);
  if (scheme === undefined) throw new ConfigError(`LOG_URL: ${noDriverMessage('log', URLS, url)}`);
  return DRIVERS[scheme](options, url);
}

/** Copies the embedded log of `dataDir` into another data folder, also while it is being written: a backup. */
export async function copyEmbeddedLog(dataDir: string, targetDataDir: string): Promise<void> {
  const { copyEmbeddedLog: copy } = await import('./embedded/embedded-log.ts');
  await copy(dataDir, targetDataDir);
}

/** Reads and checks every block of the embedded log of `dataDir`. @throws FolderInUseError while a process has it open */
export async function verifyEmbeddedLog(dataDir: string): Promise<Verification> {
  const { verifyEmbeddedLog: verify } = await import('./embedded/verify-log.ts');
  return verify(dataDir);
}

/** Copies what can be read of the damaged log of `dataDir` into another data folder; answers what was lost, a line each. */
export async function salvageEmbeddedLog(dataDir: string, targetDataDir: string): Promise<string[]> {
  const { salvageEmbeddedLog: salvage } = await import('./embedded/salvage-log.ts');
  return salvage(dataDir, targetDataDir);
}

/** A log in memory, with controls for tests. */
export async function openMemoryLog(options?: MemoryLogOptions): Promise<MemoryLog> {
  const { openMemoryLog: open } = await import('./local/memory-log.ts');
  return open(options);
}
