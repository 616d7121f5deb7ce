import { AREAS, hasMeasure, type Lang, type RegionCode } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { TilePlot } from '../../chart/lines/tile-plot.tsx';
import { type AmountFormat, amountFormat, indexFormat } from '../../text/amount-format.ts';
import { useText } from '../../text/use-text.ts';
import { MEASURE_COLOUR } from '../../theme/measure-colour.ts';
import { indexed, tileDomain } from '../compare/all-regions.tsx';
import type { CompareState } from '../compare/compare-state.ts';
import type { AreaColumns } from '../compare/compared.ts';
import styles from './embed.module.css';
import { tileGrid } from './tile-grid.ts';
import type { Size } from './use-size.ts';

/** How a comparison writes its amounts. */
export const formatOf = ({ measure, view }: CompareState, lang: Lang): AmountFormat =>
  view === 'INDEX' ? indexFormat(lang) : amountFormat(measure, view, lang);

const NAME_PX = 16;
const GAP_PX = 4;
/** Narrower tiles have the code of their region. */
const NAME_FROM_PX = 130;

interface TilesProps {
  readonly state: CompareState;
  readonly size: Size;
  readonly set: AreaColumns;
  readonly order: readonly RegionCode[];
}

/** All regions as small charts. */
export function Tiles({ state, size, set, order }: TilesProps): ReactElement {
  const { lang, text } = useText();
  const shown = state.view === 'INDEX' ? indexed(set) : set;
  const same = tileDomain([...shown.columns.values()]);
  const { columns, widthPx, heightPx } = tileGrid(order.length, size, GAP_PX);
  return (
    <ul className={styles.tiles} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {order.map((region) => {
        const values = shown.columns.get(region) ?? [];
        return (
          <li key={region}>
            {widthPx < NAME_FROM_PX ? (
              <abbr title={AREAS[region].name[lang]}>{region}</abbr>
            ) : (
              AREAS[region].name[lang]
            )}{' '}
            {!hasMeasure(region, state.measure) && text('none')}
            {heightPx - NAME_PX > NAME_PX && hasMeasure(region, state.measure) && (
              <div aria-hidden="true">
                <TilePlot
                  slots={shown.slots}
                  values={values}
                  domain={state.scale === 'same' ? same : tileDomain([values])}
                  format={formatOf(state, lang)}
                  colour={MEASURE_COLOUR[state.measure]}
                  widthPx={widthPx}
                  heightPx={heightPx - NAME_PX}
                />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
