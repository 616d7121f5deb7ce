import { faultsOf, type Measured } from './measured.ts';

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
const MAX_FAULTS = 12;

/** One line of the table, as Markdown. */
export function toRow(measured: Measured): string {
  const { trial, before, after, idle, during, seconds } = measured;
  const arrow = (of: 'heapMb' | 'rssMb'): string =>
    `${before[of].toFixed(0)} -> ${after ? after[of].toFixed(0) : 'no answer'}`;
  const cpu = after ? `${((after.cpuMs - before.cpuMs) / 1_000).toFixed(1)} of ${seconds.toFixed(0)}` : '';
  const verdict = faultsOf(measured).length === 0 ? 'pass' : 'FAIL';
  const cells = [trial.name, answered(measured), cpu, latency(idle), latency(during)];
  return line([...cells, arrow('heapMb'), arrow('rssMb'), trial.goal, verdict]);
}

export const tableHead = (): string => `${line(HEAD)}\n${line(HEAD.map(() => '---'))}`;

/** Each fault on its own line. */
export function faultLines(measured: Measured): string {
  const faults = faultsOf(measured);
  const shown = faults.slice(0, MAX_FAULTS).map((fault) => `  ${measured.trial.name}: ${fault}`);
  return [...shown, ...(faults.length > MAX_FAULTS ? [`  and ${faults.length - MAX_FAULTS} more`] : [])].join(
    '\n',
  );
}

function answered({ findings }: Measured): string {
  if (findings.length <= 3) return findings.map(({ answered: text }) => text).join('; ');
  return `${findings.filter(({ passed }) => passed).length} of ${findings.length} as they should`;
}

const latency = ({ p50Ms, p99Ms, failed }: Measured['idle']): string =>
  `${p50Ms.toFixed(1)}/${p99Ms.toFixed(1)}${failed > 0 ? `, ${failed} failed` : ''}`;

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
