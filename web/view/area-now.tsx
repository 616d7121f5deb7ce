import { AREAS, type AreaCode, FILIERES, HOUR, hasMeasure } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { type Share, ShareBar } from '../chart/share-bar.tsx';
import { type AreaReading, emptyReading, observedUntil } from '../data/reading.ts';
import type { Mix } from '../data/use-mix.ts';
import { formatFullMoment } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { Headline, useSlotTimeText } from './headline.tsx';
import { LateAge } from './late-age.tsx';
import panel from './panel.module.css';
import { useNow } from './use-now.ts';
import { Waiting } from './waiting.tsx';

const REFRESH_EVERY_MS = 60_000;

export interface AreaNowProps {
  readonly title: string;
  readonly reading: AreaReading;
  /** Null where the area has none; undefined before an answer. */
  readonly mix: Mix | null | undefined;
}

/** The latest figures of an area and the shares of its production. */
export function AreaNow({ title, reading, mix }: AreaNowProps): ReactElement {
  const { lang, text } = useText();
  const area = AREAS[reading.area].name[lang];
  const shares = mix === undefined ? sharesToCome(reading) : (mix?.shares ?? []);
  return (
    <>
      <div className={panel.bar}>
        <h1>{title}</h1>
        <p className={panel.soft}>
          <LateAge end={observedUntil(reading)} /> {useSlotTimeText(reading)}
        </p>
      </div>
      <Headline reading={reading} mix={mix} />
      {shares.length > 0 && (
        <div className={panel.mix}>
          {mix && reading.end - Date.parse(mix.to) > HOUR && (
            <p className={panel.soft}>
              {text('mixOlder', { when: formatFullMoment(Date.parse(mix.to), lang) })}
            </p>
          )}
          <ShareBar shares={shares} title={text('mixOf', { area })} />
        </div>
      )}
    </>
  );
}

/** The same before there is a reading: its name and its size. */
export function WaitingAreaNow({ area, title }: { area: AreaCode; title: string }): ReactElement {
  const now = useNow(REFRESH_EVERY_MS);
  return (
    <Waiting until={false}>
      <AreaNow title={title} reading={emptyReading(area, now)} mix={undefined} />
    </Waiting>
  );
}

/** An entry for each filière that the answer will share, so that it moves nothing. */
function sharesToCome({ area, valuesMw }: AreaReading): Share[] {
  const filieres = FILIERES.filter((filiere) => hasMeasure(area, filiere) && valuesMw[filiere] !== 0);
  return filieres.map((measure) => ({ measure, power: valuesMw[measure], share: null }));
}
