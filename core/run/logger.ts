import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { activeIds } from '../trace/index.ts';

export type { Logger };

export interface LoggerOptions {
  /** The process: `line`, `ingest`... */
  readonly name: string;
  /** A plain line for a person instead of JSON. */
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
}

/** A logger of level info: a worker logs only what changes its state. Its JSON names the span that is active. */
export function createLogger({ name, isTerminal, write }: LoggerOptions): Logger {
  const stream: DestinationStream = { write: (json) => write(isTerminal ? `${toLine(json)}\n` : json) };
  const mixin = () => activeIds() ?? {};
  return pino({ name, timestamp: stdTimeFunctions.isoTime, base: { name }, mixin }, stream);
}

interface PinoRecord {
  readonly level: number;
  readonly time: string;
  readonly name: string;
  readonly msg?: string;
  readonly err?: { readonly message?: string };
}

const WARN = pino.levels.values.warn ?? 40;

/** `10:15:02 ingest    the message` in UTC; `!` marks warnings and errors. */
function toLine(json: string): string {
  const { level, time, name, msg, err } = JSON.parse(json) as PinoRecord;
  const parts = new Set([msg, err?.message].filter((part) => part !== undefined));
  return `${time.slice(11, 19)} ${name.padEnd(9)} ${level >= WARN ? '! ' : ''}${[...parts].join(': ')}`;
}
