import { AREAS, HOUR } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { ShareBar } from '../chart/share-bar.tsx';
import { type AreaReading, observedUntil } from '../data/reading.ts';
import type { Mix } from '../data/use-mix.ts';
import { formatFullMoment } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { Headline, useSlotTimeText } from './headline.tsx';
import { LateAge } from './late-age.tsx';
import panel from './panel.module.css';

export interface AreaNowProps {
  readonly title: string;
  readonly reading: AreaReading;
  readonly mix: Mix | null;
}

/** The latest figures of an area and the shares of its production. */
export function AreaNow({ title, reading, mix }: AreaNowProps): ReactElement {
  const { lang, text } = useText();
  const area = AREAS[reading.area].name[lang];
  return (
    <>
      <div className={panel.bar}>
        <h1>{title}</h1>
        <p className={panel.soft}>
          <LateAge end={observedUntil(reading)} /> {useSlotTimeText(reading)}
        </p>
      </div>
      <Headline reading={reading} mix={mix} />
      {mix && mix.shares.length > 0 && (
        <div className={panel.mix}>
          {reading.end - Date.parse(mix.to) > HOUR && (
            <p className={panel.soft}>
              {text('mixOlder', { when: formatFullMoment(Date.parse(mix.to), lang) })}
            </p>
          )}
          <ShareBar shares={mix.shares} title={text('mixOf', { area })} />
        </div>
      )}
    </>
  );
}
