import { MEASURE_FACTS } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { type TodayExtremes, useToday } from '../data/use-today.ts';
import { formatPower, formatTime } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import panel from './panel.module.css';
import styles from './today-panel.module.css';
import { Updates } from './updates.tsx';
import type { UrlControl } from './use-url-state.ts';

/** What was highest and lowest in the country today, and what moved since the page was opened. */
export function TodayPanel({ now, url }: { readonly now: number; readonly url: UrlControl }): ReactElement {
  const { text } = useText();
  const today = useToday();
  return (
    <section className={panel.panel} aria-labelledby="today-title">
      <h2 id="today-title">{text('todayTitle')}</h2>
      <ul className={styles.today} aria-busy={!today}>
        {today?.map((extremes) => (
          <Extremes key={extremes.measure} {...extremes} />
        ))}
      </ul>
      {today?.length === 0 && <p className={panel.soft}>{text('todayNone')}</p>}
      <Updates now={now} url={url} />
    </section>
  );
}

function Extremes({ measure, max, min }: TodayExtremes): ReactElement {
  const { lang, text } = useText();
  const say = (key: 'todayMAX' | 'todayMIN', record: TodayExtremes['max']) =>
    record &&
    text(key, {
      amount: formatPower(record.value, lang),
      time: formatTime(Date.parse(record.start), lang),
    });
  // Each night the lowest of the sun is 0.
  const shown = measure === 'SOLAR' ? [say('todayMAX', max)] : [say('todayMAX', max), say('todayMIN', min)];
  const isProvisional = [max, min].some((record) => record?.vintage === 'REAL_TIME');
  return (
    <li>
      <strong>{MEASURE_FACTS[measure].label[lang]}</strong> {shown.filter(Boolean).join(', ')}
      {isProvisional && <span className={panel.soft}> · {text('provisional')}</span>}
    </li>
  );
}
