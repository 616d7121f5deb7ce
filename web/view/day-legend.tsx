import { FILIERES, MEASURE_FACTS } from '@courant/core/domain';
import { type ReactElement, type ReactNode, useState } from 'react';
import { bandLabel } from '../chart/band-label.ts';
import { type BandKey, bandsFromTop, leavesArea, STORAGE_BANDS, type Stack } from '../chart/stack.ts';
import { storageAt } from '../chart/window-sums.ts';
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

/**
 * The bands in the order of the stack, with what each gives at the chosen slot; what gives nothing all day has no row. What
 * is stored and given back is one row, which opens.
 */
export function DayLegend({ day, stack, slot }: DayLegendProps): ReactElement {
  const { lang, text } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const keys = stack ? bandsFromTop(stack.bands.map(({ key }) => key)) : BANDS_TO_COME;
  const stored = keys.filter((key) => STORAGE_BANDS.includes(key));
  const rowOf = (key: BandKey) => <BandRow key={key} band={key} stack={stack} slot={slot} />;
  return (
    <div className={styles.figures}>
      <p className={styles.unit}>{text('unit_POWER')}</p>
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
        {keys.filter((key) => !stored.includes(key)).map(rowOf)}
        {stored.length > 0 && (
          <Row
            swatch={{ className: styles.swatch, background: bandBackground('STORAGE') }}
            label={
              <>
                {text('storage')}
                <button
                  type="button"
                  className={styles.open}
                  aria-expanded={isOpen}
                  aria-label={text('storageParts')}
                  onClick={() => setIsOpen(!isOpen)}
                >
                  <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
                </button>
              </>
            }
            amount={formatMw(stack && storageAt(stack, slot), lang)}
          />
        )}
        {isOpen && stored.map(rowOf)}
      </dl>
    </div>
  );
}

/** The rows that an answer brings at least, so that it moves nothing. */
const BANDS_TO_COME: readonly BandKey[] = [...FILIERES, 'EXPORT', 'PUMPING'];

function BandRow({ band, stack, slot }: Omit<DayLegendProps, 'day'> & { band: BandKey }): ReactElement {
  const { lang } = useText();
  const mw = stack?.bands.find(({ key }) => key === band)?.own[slot] ?? null;
  return (
    <Row
      swatch={{ className: styles.swatch, background: bandBackground(band) }}
      label={`${leavesArea(band) ? '− ' : ''}${bandLabel(band, lang)}`}
      amount={formatMw(mw && leavesArea(band) ? -mw : mw, lang)}
    />
  );
}

interface RowProps {
  readonly swatch: { readonly className: string | undefined; readonly background?: string };
  readonly label: ReactNode;
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
