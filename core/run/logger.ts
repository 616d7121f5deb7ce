import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

export type { Logger };

export interface LoggerOptions {
  /** Who speaks: `line`, `ingest`... */
  readonly name: string;
  /** A person reads along: one plain line instead of JSON. */
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
}

/** Quiet: only what changes the state of a worker is worth a line. */
export function createLogger({ name, isTerminal, write }: LoggerOptions): Logger {
  const stream: DestinationStream = { write: (json) => write(isTerminal ? `${toLine(json)}\n` : json) };
  return pino({ name, timestamp: stdTimeFunctions.isoTime, base: { name } }, stream);
}

interface PinoRecord {
  readonly level: number;
  readonly time: string;
  readonly name: string;
  readonly msg?: string;
  readonly err?: { readonly message?: string };
}

const WARN = pino.levels.values.warn ?? 40;

/** `10:15:02 ingest  says what` in UTC, with a mark where something is wrong. */
function toLine(json: string): string {
  const { level, time, name, msg, err } = JSON.parse(json) as PinoRecord;
  const says = [msg, err?.message].filter((part, at, all) => part !== undefined && all.indexOf(part) === at);
  return `${time.slice(11, 19)} ${name.padEnd(9)} ${level >= WARN ? '! ' : ''}${says.join(': ')}`;
}
