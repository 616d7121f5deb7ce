import { RESOLUTIONS, type Resolution } from '@courant/core/domain';
import { memo, type ReactElement } from 'react';
import { AGAINST, type Against } from '../data/against.ts';
import { type Dates, dayOf, FIRST_DAY, readDates } from '../data/period.ts';
import { useText } from '../text/use-text.ts';
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
      <Days period={period} today={today} />
      <Steps period={period} />
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

/** To the period before and to the one after. */
function Steps({ period: { before, after, goTo } }: { period: PeriodControl }): ReactElement {
  const { text } = useText();
  const steps = [
    { label: text('before'), sign: '‹', to: before },
    { label: text('after'), sign: '›', to: after },
  ];
  return (
    <div className={styles.steps}>
      {steps.map(({ label, sign, to }) => (
        <button
          key={sign}
          type="button"
          aria-label={label}
          title={label}
          disabled={!to}
          onClick={() => to && goTo(to)}
        >
          {sign}
        </button>
      ))}
    </div>
  );
}

/** First and last day, typed or picked; a date that is not whole yet changes nothing. */
function Days({ period, today }: { period: PeriodControl; today: string }): ReactElement {
  const { text } = useText();
  const { span, chooseDates } = period;
  const shown: Dates = { from: dayOf(span.start), to: dayOf(span.end - 1) };
  const choose = (change: Partial<Dates>) => {
    const { from, to } = { ...shown, ...change };
    const dates = readDates(from, to);
    if (dates) chooseDates(dates);
  };
  return (
    <span className={styles.days}>
      <DayField
        label={text('firstDay')}
        day={shown.from}
        today={today}
        onChoose={(from) => choose({ from })}
      />
      <DayField label={text('lastDay')} day={shown.to} today={today} onChoose={(to) => choose({ to })} />
    </span>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly day: string;
  readonly today: string;
  readonly onChoose: (day: string) => void;
}

/** The field has its own text while a date is typed: it is drawn anew only with another day. */
function DayField({ label, day, today, onChoose }: DayFieldProps): ReactElement {
  return (
    <label>
      {label}
      <input
        key={day}
        type="date"
        min={FIRST_DAY}
        max={today}
        defaultValue={day}
        onChange={({ target }) => target.validity.valid && onChoose(target.value)}
      />
    </label>
  );
}
