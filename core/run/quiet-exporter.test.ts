import type { ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { expect, test } from 'vitest';
import { QuietExporter } from './quiet-exporter.ts';

const SPANS: ReadableSpan[] = [];

/** An exporter whose collector takes spans or not, as a test says; with the levels of what it logs and what the SDK sees. */
function createExporter() {
  const collector = { isAway: false };
  const inner = {
    export: (_spans: unknown, done: (result: { code: number; error?: Error }) => void) =>
      done(collector.isAway ? { code: 1, error: new Error('connect ECONNREFUSED') } : { code: 0 }),
    shutdown: async () => undefined,
  };
  const lines: string[] = [];
  const log = {
    warn: (_fields: unknown, sentence: string) => void lines.push(`warn: ${sentence}`),
    info: (sentence: string) => void lines.push(`info: ${sentence}`),
  };
  const exporter = new QuietExporter(inner, 'http://collector:4318', log as never);
  const codes: number[] = [];
  const exportSpans = () => exporter.export(SPANS, ({ code }) => codes.push(code));
  return { collector, exportSpans, lines, codes };
}

test('a collector that is away is one warning, however often it is asked, and one line when it is back', () => {
  const { collector, exportSpans, lines } = createExporter();
  exportSpans();
  expect(lines).toEqual([]);
  collector.isAway = true;
  for (let i = 0; i < 3; i++) exportSpans();
  collector.isAway = false;
  for (let i = 0; i < 3; i++) exportSpans();
  expect(lines).toEqual([
    'warn: OTEL_EXPORTER_OTLP_ENDPOINT: http://collector:4318 takes no traces; they are dropped',
    'info: OTEL_EXPORTER_OTLP_ENDPOINT: http://collector:4318 takes traces again',
  ]);
});

test('the SDK hears of no failure, which it would print each time', () => {
  const { collector, exportSpans, codes } = createExporter();
  collector.isAway = true;
  exportSpans();
  expect(codes).toEqual([0]);
});
