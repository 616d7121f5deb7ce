import { AREAS, type AreaCode, hasMeasure, isRegionCode } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { lineStyleOf } from '../../chart/lines/line.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { COMPARE_TEXTS } from '../../text/texts-compare.ts';
import { useTextWith } from '../../text/use-text.ts';
import panel from '../panel.module.css';
import type { PageState } from '../use-page-state.ts';
import styles from './compare.module.css';
import { type CompareState, MAX_LINES } from './compare-state.ts';
import type { AreaMean } from './compared.ts';

export interface RankingProps {
  readonly page: PageState<CompareState>;
  readonly means: readonly AreaMean[];
}

/** The means of all areas as bars, largest first; each has the box that draws or removes its line. */
export function Ranking({ page, means }: RankingProps): ReactElement {
  const { text } = useTextWith(COMPARE_TEXTS);
  const largest = Math.max(
    ...means.map(({ area, mean }) => (isRegionCode(area) ? Math.abs(mean ?? 0) : 0)),
    1e-9,
  );
  const isSigned = means.some(({ mean }) => (mean ?? 0) < 0);
  return (
    <fieldset className={styles.ranking}>
      <legend>{text('ranking')}</legend>
      <p className={panel.soft} data-screen-only>
        {text('rankingHint')}
      </p>
      <ul>
        {means.map(({ area, mean }) => (
          <AreaRow key={area} page={page} area={area} mean={mean} largest={largest} isSigned={isSigned} />
        ))}
      </ul>
    </fieldset>
  );
}

interface AreaRowProps {
  readonly page: PageState<CompareState>;
  readonly area: AreaCode;
  readonly mean: number | null;
  /** The largest size of a region's mean: the whole length of a bar. The country has none where it is far beyond. */
  readonly largest: number;
  /** Bars begin in the middle, those below zero to the left. */
  readonly isSigned: boolean;
}

function AreaRow({ page, area, mean, largest, isSigned }: AreaRowProps): ReactElement {
  const { lang, text } = useTextWith(COMPARE_TEXTS);
  const { areas, measure, view } = page.state;
  const index = areas.indexOf(area);
  const isDrawn = index >= 0;
  const share = Math.abs(mean ?? 0) / largest;
  const percent = isSigned ? 50 * share : 100 * share;
  const fromPercent = isSigned ? 50 - ((mean ?? 0) < 0 ? percent : 0) : 0;
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={isDrawn}
          disabled={isDrawn ? areas.length === 1 : areas.length >= MAX_LINES || !hasMeasure(area, measure)}
          onChange={() => page.set({ areas: toggled(areas, area) })}
        />
        <span className={styles.name}>{AREAS[area].name[lang]}</span>
        <span className={styles.amount}>
          {hasMeasure(area, measure)
            ? amountFormat(measure, view === 'INDEX' ? 'POWER' : view, lang).full(mean)
            : text('none')}
        </span>
        <span className={styles.track} aria-hidden="true">
          {share <= 1 && (
            <span
              className={styles.bar}
              style={{
                width: `${percent}%`,
                marginLeft: `${fromPercent}%`,
                background: isDrawn ? lineStyleOf(index).stroke : undefined,
              }}
            />
          )}
        </span>
      </label>
    </li>
  );
}

/** With the area where it was not, and without it where it was; others keep their strokes where they can. */
const toggled = (areas: readonly AreaCode[], area: AreaCode): readonly AreaCode[] =>
  areas.includes(area) ? areas.filter((each) => each !== area) : [...areas, area];
