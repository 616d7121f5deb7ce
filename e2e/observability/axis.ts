/** What one of a unit's steps is worth, and its sign. */
type Step = readonly [worth: number, sign: string];

const THOUSANDS = (sign: string): readonly Step[] => [
  [1, sign],
  [1e3, ` K${sign}`],
  [1e6, ` Mil${sign}`],
];

/** The units that the dashboard's panels have, by Grafana's names. */
const UNITS: Readonly<Record<string, readonly Step[]>> = {
  s: [
    [1e-6, ' µs'],
    [1e-3, ' ms'],
    [1, ' s'],
    [60, ' min'],
    [3600, ' h'],
    [86_400, ' d'],
  ],
  bytes: [
    [1, ' B'],
    [2 ** 10, ' KiB'],
    [2 ** 20, ' MiB'],
    [2 ** 30, ' GiB'],
  ],
  percentunit: [[0.01, ' %']],
  reqps: THOUSANDS(' req/s'),
  short: THOUSANDS(''),
};

/**
 * An axis from zero over values of a unit: round ticks, the last at or above `max`.
 * @throws Error for a unit that no panel has had yet
 */
export function axisOf(unit: string, max: number): { ticks: number[]; format: (value: number) => string } {
  const steps = UNITS[unit];
  if (!steps) throw new Error(`No unit "${unit}" is drawn yet: add its steps to UNITS.`);
  const [worth, sign] = steps.findLast(([each]) => each <= max) ?? (steps[0] as Step);
  const tick = roundUp((max || worth) / worth / 4);
  const count = Math.max(1, Math.ceil((max || worth) / worth / tick - 1e-9));
  return {
    ticks: Array.from({ length: count + 1 }, (_, i) => i * tick * worth),
    format: (value) => `${Number((value / worth).toPrecision(6))}${sign}`,
  };
}

/** The next 1, 2 or 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((times) => times * power >= value) ?? 10) * power;
}
