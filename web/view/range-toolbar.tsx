import { RESOLUTIONS, type Resolution } from '@courant/core/domain';
import { memo, type ReactElement } from 'react';
import { AGAINST, type Against } from '../data/against.ts';
import { dayOf, FIRST_DAY } from '../data/period.ts';
import { useText } from '../text/use-text.ts';
import { DayRange } from './day-range.tsx';
import { PeriodSteps } from './period-steps.tsx';
import styles from './range-toolbar.module.css';
import { STACK_VIEWS, type StackView } from './url-state.ts';
import { useNow } from './use-now.ts';
import type { PeriodControl } from './use-period.ts';
import type { UrlControl } from './use-url-state.ts';
import { ZoomPicker } from './zoom-picker.tsx';

const REFRESH_EVERY_MS = 60_000;

export interface RangeToolbarProps {
  readonly url: UrlControl;
  readonly period: PeriodControl;
}

/** Which stretch of history the chart shows, in which steps and unit, and as known when. */
export const RangeToolbar = memo(function RangeToolbar({ url, period }: RangeToolbarProps): ReactElement {
  const { text } = useText();
  const { zoom, dates, step, view, asOf } = url.state;
  const today = dayOf(useNow(REFRESH_EVERY_MS));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one bar in every browser
    <div className={styles.toolbar} role="group" aria-label={text('window')}>
      <ZoomPicker zoom={dates ? null : zoom} onChoose={period.chooseZoom} />
      <DayRange span={period.span} onChoose={period.chooseDates} />
      <PeriodSteps before={period.before} after={period.after} onGo={period.goTo} />
      <label>
        {text('step')}
        <select
          value={step ?? ''}
          onChange={({ target }) => url.set({ step: (target.value || null) as Resolution | null })}
        >
          <option value="">{text('stepAuto')}</option>
          {RESOLUTIONS.map((each) => (
            <option key={each} value={each}>
              {text(each)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('view')}
        <select value={view} onChange={({ target }) => url.set({ view: target.value as StackView })}>
          {STACK_VIEWS.map((each) => (
            <option key={each} value={each}>
              {text(`unit_${each}`)}
            </option>
          ))}
        </select>
      </label>
      <AgainstField url={url} />
      <label>
        {text('asOf')}
        <input
          type="date"
          min={FIRST_DAY}
          max={today}
          value={asOf?.slice(0, 10) ?? ''}
          onChange={({ target }) => url.push({ asOf: target.value || null })}
        />
      </label>
    </div>
  );
});

/** Which earlier period's consumption is shown beside. Shares of consumption have none to compare. */
function AgainstField({ url }: { url: UrlControl }): ReactElement {
  const { text } = useText();
  const { against, view } = url.state;
  return (
    <label>
      {text('against')}
      <select
        value={against ?? ''}
        disabled={view === 'SHARE_OF_CONSUMPTION'}
        onChange={({ target }) => url.set({ against: (target.value || null) as Against | null })}
      >
        <option value="">{text('againstNone')}</option>
        {AGAINST.map((each) => (
          <option key={each} value={each}>
            {text(`against_${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
