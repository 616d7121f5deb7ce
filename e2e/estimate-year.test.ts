import { openApi } from '@courant/api';
import { DAY, parisTime, type Reading, type Vintage } from '@courant/core/domain';
import { reading, TestLine, values } from '@courant/core/testing';
import { CONSOLIDATED, type DatasetId, openSimulator, type RawRow, REAL_TIME } from '@courant/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { queryApi } from './query-api.ts';
import { PUBLISHER_COLUMN } from './recorded.ts';

const BRITTANY = '53';
/** The spring ghost of 2025 and the missing hour of autumn lie in it. */
const [YEAR, NEXT_YEAR] = [Date.parse('2024-12-31T23:00:00Z'), Date.parse('2025-12-31T23:00:00Z')];
/** Before each quarter is consolidated: what the publisher then says of it in real time, it never says again. */
const EVES = ['2025-05-31', '2025-08-30', '2025-11-30', '2026-02-28'].map((day) => Date.parse(day));
const METERED = [Date.parse('2026-03-15'), Date.parse('2026-07-01')];
const NOW = Date.parse('2026-07-02');
const MEASURES = ['CONSUMPTION', 'WIND'] as const;
type Measure = (typeof MEASURES)[number];

/** A year of one region at the publisher, whose clock stands where a test sets it. */
async function openPublisher() {
  const clock = { now: YEAR };
  const simulator = await openSimulator({ now: () => clock.now, historyFrom: YEAR, seed: 3 });
  onTestFinished(() => simulator.close());
  /** What it says of the year at an instant, without ghosts: rows whose label is not the time in Paris. */
  const rowsAt = async (dataset: DatasetId, instant: number): Promise<RawRow[]> => {
    clock.now = instant;
    const columns = MEASURES.map((measure) => PUBLISHER_COLUMN[measure]).join(',');
    const parameters = new URLSearchParams({
      select: `code_insee_region,nature,date_heure,heure,${columns}`,
      where: `code_insee_region = "${BRITTANY}" and date_heure < date'${new Date(NEXT_YEAR).toISOString()}'`,
    });
    const response = await fetch(`${simulator.url}/catalog/datasets/${dataset}/exports/json?${parameters}`);
    const rows = (await response.json()) as RawRow[];
    return rows.filter((row) => row.heure === parisTime(startOf(row)));
  };
  return { rowsAt };
}

const startOf = ({ date_heure }: RawRow): number => Date.parse(date_heure);

function megawatts(row: RawRow | undefined, measure: Measure): number | null {
  const cell = row?.[PUBLISHER_COLUMN[measure]];
  return cell === null || cell === undefined || Number.isNaN(Number(cell)) ? null : Number(cell);
}

const VINTAGE_OF: Readonly<Record<string, Vintage>> = {
  'Données temps réel': 'REAL_TIME',
  'Données consolidées': 'CONSOLIDATED',
  'Données définitives': 'DEFINITIVE',
};

function readingsOf(rows: readonly RawRow[], knownAt: number): Reading[] {
  return rows.flatMap((row) => {
    const mw = Object.fromEntries(MEASURES.map((measure) => [measure, megawatts(row, measure)]));
    const vintage = VINTAGE_OF[row.nature];
    const isEmpty = Object.values(mw).every((one) => one === null);
    return isEmpty || !vintage
      ? []
      : [reading({ start: startOf(row), vintage, knownAt, values: values(mw, null) })];
  });
}

/** The error of each half-hour that the publisher has said twice, by the key of its start. */
function errorsByKey(
  estimated: readonly RawRow[],
  metered: readonly RawRow[],
  measure: Measure,
  keyOf: (start: number) => number,
): Map<number, number[]> {
  const realTime = new Map(estimated.map((row) => [startOf(row), row]));
  const errors = new Map<number, number[]>();
  for (const row of metered) {
    const start = startOf(row);
    const mw = megawatts(row, measure);
    const first = megawatts(realTime.get(start), measure);
    const second = megawatts(realTime.get(start + 15 * 60_000), measure);
    if (mw === null || first === null || second === null) continue;
    const ofKey = errors.get(keyOf(start)) ?? [];
    ofKey.push(mw - (first + second) / 2);
    errors.set(keyOf(start), ofKey);
  }
  return errors;
}

const PARIS_MONTH = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', month: 'numeric' });
const KEY_OF = {
  MONTH: (start: number) => Number(PARIS_MONTH.format(start)),
  HOUR_OF_DAY: (start: number) => Number(parisTime(start).slice(0, 2)),
} as const;

const tenth = (exact: number): number => Math.round(exact * 10) / 10 + 0;
const mean = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : tenth(numbers.reduce((sum, one) => sum + one, 0) / numbers.length);

interface Quality {
  readonly measure: Measure;
  readonly keys: readonly number[];
  readonly slots: number;
  readonly slotsOfKeys: readonly number[];
  readonly meanError: readonly (number | null)[];
  readonly meanAbsoluteError: readonly (number | null)[];
  readonly medianSettlingDays: number;
}

test('over a simulated year, estimateQuality is what the publisher itself revised', async () => {
  const { rowsAt } = await openPublisher();
  const line = await TestLine.open(() => NOW);
  const estimated: RawRow[] = [];
  for (const eve of EVES) {
    const rows = await rowsAt(REAL_TIME, eve);
    estimated.push(...rows);
    await line.publishRegions(readingsOf(rows, eve));
  }
  let metered: RawRow[] = [];
  for (const instant of METERED) {
    metered = await rowsAt(CONSOLIDATED, instant);
    await line.publishRegions(readingsOf(metered, instant));
  }
  const api = await openApi({
    ...{ log: line.log, store: line.store, now: () => NOW, host: '127.0.0.1', port: 0 },
    ...{ webDir: null, playgroundDir: null, simulated: true },
  });
  onTestFinished(() => api.close());

  for (const by of ['MONTH', 'HOUR_OF_DAY'] as const) {
    const { estimateQuality } = await queryApi<{ estimateQuality: Quality[] }>(
      api.url,
      `{ estimateQuality(areas: [BRE], measures: [${MEASURES}], from: "2025", to: "2025", by: ${by}) {
          measure keys slots slotsOfKeys meanError meanAbsoluteError medianSettlingDays } }`,
    );
    for (const quality of estimateQuality) {
      const errors = errorsByKey(estimated, metered, quality.measure, KEY_OF[by]);
      const ofKeys = quality.keys.map((key) => errors.get(key) ?? []);
      expect(quality.slotsOfKeys).toEqual(ofKeys.map(({ length }) => length));
      expect(quality.meanError).toEqual(ofKeys.map(mean));
      expect(quality.meanAbsoluteError).toEqual(ofKeys.map((some) => mean(some.map(Math.abs))));
      expect(quality.slots).toBeGreaterThan(17_400);
      expect(quality.medianSettlingDays).toBeCloseTo((Number(METERED[0]) - (YEAR + NEXT_YEAR) / 2) / DAY, 0);
    }
    expect(estimateQuality.map(({ measure }) => measure)).toEqual(MEASURES);
  }
}, 300_000);
