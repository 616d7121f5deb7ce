import { type Measured, shortcomingsOf } from './measured.ts';

const HEAD = [
  'trial',
  'answered',
  'CPU s',
  'probe p50/p99 ms, idle',
  'during',
  'heap MB',
  'rss MB',
  'goal',
  '',
];
const MAX_SHORTCOMINGS = 12;
/** Of one question, whatever it asks. */
const AIM_MS = 50;

/** One line of the table, as Markdown. */
export function toRow(measured: Measured): string {
  const { trial, before, after, idle, during, seconds } = measured;
  const arrow = (of: 'heapMb' | 'rssMb'): string =>
    `${before[of].toFixed(0)} -> ${after ? after[of].toFixed(0) : 'no answer'}`;
  const cpu = after ? `${((after.cpuMs - before.cpuMs) / 1_000).toFixed(1)} of ${seconds.toFixed(0)}` : '';
  const verdict = shortcomingsOf(measured).length === 0 ? 'pass' : 'FAIL';
  const cells = [trial.name, answered(measured), cpu, latency(idle), latency(during)];
  return line([...cells, arrow('heapMb'), arrow('rssMb'), trial.goal, verdict]);
}

export const tableHead = (): string => `${line(HEAD)}\n${line(HEAD.map(() => '---'))}`;

/** Each shortcoming on its own line. */
export function shortcomingLines(measured: Measured): string {
  const shortcomings = shortcomingsOf(measured);
  const shown = shortcomings
    .slice(0, MAX_SHORTCOMINGS)
    .map((shortcoming) => `  ${measured.trial.name}: ${shortcoming}`);
  return [
    ...shown,
    ...(shortcomings.length > MAX_SHORTCOMINGS
      ? [`  and ${shortcomings.length - MAX_SHORTCOMINGS} more`]
      : []),
  ].join('\n');
}

/** What each finding took of the server's processor, the dearest first; nothing where that was not measured. */
export function costLines({ trial, findings }: Measured): string[] {
  const dearest = findings
    .filter(({ cpuMs }) => cpuMs !== undefined)
    .toSorted((a, b) => (b.cpuMs ?? 0) - (a.cpuMs ?? 0));
  if (dearest.length === 0) return [];
  const lines = dearest.map(
    ({ what, answered: text, cpuMs = 0 }) => `  ${cpuMs.toFixed(1).padStart(7)} ms  ${what}: ${text}`,
  );
  return [`${trial.name}, server CPU of each (aim: at most ${AIM_MS} ms):`, ...lines];
}

function answered({ findings }: Measured): string {
  if (findings.length <= 3) return findings.map(({ answered: text }) => text).join('; ');
  return `${findings.filter(({ passed }) => passed).length} of ${findings.length} as they should`;
}

const latency = ({ p50Ms, p99Ms, failed }: Measured['idle']): string =>
  `${p50Ms.toFixed(1)}/${p99Ms.toFixed(1)}${failed > 0 ? `, ${failed} failed` : ''}`;

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
