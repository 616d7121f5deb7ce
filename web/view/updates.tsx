import { AREAS, MEASURE_FACTS } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { formatMapValue } from '../chart/map/map-measure.ts';
import type { SlotUpdate } from '../data/live-state.ts';
import type { AreaReading } from '../data/reading.ts';
import { useLive } from '../data/use-live.ts';
import { formatMw } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import panel from './panel.module.css';
import { isBehind, newestReading } from './silence.ts';
import { SlotMoment } from './slot-moment.tsx';
import styles from './today-panel.module.css';
import { areaPath } from './url-state.ts';
import type { UrlControl } from './use-url-state.ts';

/** The last slots that were published or revised, as the stream delivers them; nothing before the first one. */
export function Updates({ now, url }: { now: number; url: UrlControl }): ReactElement | null {
  const { text } = useText();
  const updates = useLive((view) => view.recentUpdates);
  const newest = newestReading(useLive((view) => view.latest));
  const isLost = useLive((view) => view.connection === 'lost');
  if (updates.length === 0) return isLost ? <p className={panel.soft}>{text('movesUnseen')}</p> : null;
  return (
    <section className={styles.updates} aria-labelledby="moves-title">
      <h3 id="moves-title">{text('movesTitle')}</h3>
      <ul className={styles.moves}>
        {updates.map((update) => (
          <UpdateEntry key={update.cursor} update={update} newest={newest} now={now} url={url} />
        ))}
      </ul>
    </section>
  );
}

interface UpdateEntryProps {
  readonly update: SlotUpdate;
  readonly newest: AreaReading | undefined;
  readonly now: number;
  readonly url: UrlControl;
}

/** A published slot far behind the newest is late; a corrected one is not. */
function UpdateEntry({ update: { reading, change }, newest, now, url }: UpdateEntryProps): ReactElement {
  const { lang, text } = useText();
  const measure = change?.measure ?? 'CONSUMPTION';
  const after = change ? change.after : reading.valuesMw[measure];
  const print = (mw: number | null) =>
    measure === 'EXCHANGE' ? formatMapValue(measure, mw, lang) : formatMw(mw, lang);
  return (
    <li>
      <Link href={url.hrefOf(areaPath(reading.area))}>{AREAS[reading.area].name[lang]}</Link>
      <span className={panel.soft}>
        <SlotMoment start={reading.start} now={now} behind={!change && isBehind(reading, newest)} />,{' '}
        {text(change ? 'revised' : 'published')}
      </span>
      <span className={styles.amount}>
        {MEASURE_FACTS[measure].label[lang]} {change && `${print(change.before)} → `}
        <strong>{print(after)}</strong> MW
      </span>
    </li>
  );
}
