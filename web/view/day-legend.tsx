import { FILIERES, MEASURE_FACTS } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { bandLabel } from '../chart/band-label.ts';
import { type BandKey, bandsFromTop, leavesArea, type Stack } from '../chart/stack.ts';
import type { CountryDay } from '../data/country-day.ts';
import { formatMw } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { bandBackground, MEASURE_COLOUR } from '../theme/measure-colour.ts';
import styles from './day-panel.module.css';

export interface DayLegendProps {
  readonly day: CountryDay | null;
  readonly stack: Stack | null;
  readonly slot: number;
}

/** The bands in the order of the stack, with what each gives at the chosen slot; what gives nothing all day has no row. */
export function DayLegend({ day, stack, slot }: DayLegendProps): ReactElement {
  const { lang, text } = useText();
  const columns = new Map(stack?.bands.map(({ key, own }) => [key, own]));
  const keys = stack ? bandsFromTop([...columns.keys()]) : BANDS_TO_COME;
  const rows = keys.map((key) => ({ key, mw: columns.get(key)?.[slot] ?? null }));
  return (
    <dl className={styles.legend} aria-busy={!stack}>
      <Row
        swatch={{ className: styles.line, background: MEASURE_COLOUR.CONSUMPTION }}
        label={MEASURE_FACTS.CONSUMPTION.label[lang]}
        amount={formatMw(stack?.consumptionMw[slot] ?? null, lang)}
      />
      <Row
        swatch={{ className: styles.dashes }}
        label={text('dayYesterday')}
        amount={formatMw(day?.dayBeforeMw[slot] ?? null, lang)}
      />
      {rows.map(({ key, mw }) => (
        <Row
          key={key}
          swatch={{ className: styles.swatch, background: bandBackground(key) }}
          label={`${leavesArea(key) ? '− ' : ''}${bandLabel(key, lang)}`}
          amount={formatMw(mw && leavesArea(key) ? -mw : mw, lang)}
        />
      ))}
    </dl>
  );
}

/** The rows that an answer brings at least, so that it moves nothing. */
const BANDS_TO_COME: readonly BandKey[] = [...FILIERES, 'EXPORT', 'PUMPING', 'BATTERY_CHARGE'];

interface RowProps {
  readonly swatch: { readonly className: string | undefined; readonly background?: string };
  readonly label: string;
  readonly amount: string;
}

function Row({ swatch: { className, background }, label, amount }: RowProps): ReactElement {
  return (
    <div className={styles.row}>
      <dt>
        <span className={className} style={{ background }} />
        {label}
      </dt>
      <dd>{amount}</dd>
    </div>
  );
}
