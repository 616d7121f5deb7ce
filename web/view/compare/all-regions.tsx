import { AREAS, hasMeasure, type Lang, type RegionCode } from '@courant/core/domain';
import { type ReactElement, useMemo } from 'react';
import { Link } from 'wouter';
import { lineDomain } from '../../chart/lines/line.ts';
import { TilePlot } from '../../chart/lines/tile-plot.tsx';
import { useAnswer } from '../../data/use-answer.ts';
import { CompareAreasDocument } from '../../gql/document/compare.ts';
import type { CompareAreasQuery } from '../../gql/graphql.ts';
import { amountFormat, indexFormat } from '../../text/amount-format.ts';
import { COMPARE_TEXTS } from '../../text/texts-compare.ts';
import { useTextWith } from '../../text/use-text.ts';
import { MEASURE_COLOUR } from '../../theme/measure-colour.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import { Notice } from '../notice.tsx';
import panel from '../panel.module.css';
import { Refused } from '../refused.tsx';
import { areaPath } from '../url-state.ts';
import { useNow } from '../use-now.ts';
import { useUrlState } from '../use-url-state.ts';
import styles from './compare.module.css';
import type { ComparedProps } from './compare-state.ts';
import { areasVariables, isLive } from './compare-window.ts';
import { type AreaColumns, MAP_ORDER, rankedMeans, tileOrder, toAreaColumns, toIndex } from './compared.ts';
import { areaCsvColumns } from './compared-csv.ts';
import { areasSentence, qualityWords } from './compared-sentence.ts';
import { CsvButton } from './csv-button.tsx';

const REFRESH_EVERY_MS = 60_000;
const COLUMNS = 4;
const NARROW_COLUMNS = 2;
const NARROW_PX = 640;
const GAP_PX = 10;
const TILE_HEIGHT_PX = 110;
const NARROW_TILE_HEIGHT_PX = 84;

/** All regions as small charts, each where it lies on the map. */
export function AllRegions({ page, widthPx }: ComparedProps): ReactElement {
  const now = useNow(REFRESH_EVERY_MS);
  const answered = useAnswer(CompareAreasDocument, areasVariables(page.state, widthPx), {
    isLive: isLive(page.state, now),
  });
  return (
    <AnswerFrame of={answered} minHeightPx={3 * (TILE_HEIGHT_PX + 60)}>
      {(answer) => <Tiles answer={answer} page={page} widthPx={widthPx} />}
    </AnswerFrame>
  );
}

function Tiles({
  answer,
  page: { state },
  widthPx,
}: ComparedProps & { answer: CompareAreasQuery }): ReactElement {
  const { lang, text } = useTextWith(COMPARE_TEXTS);
  const asIndex = state.view === 'INDEX';
  const set = useMemo(() => {
    if (answer.lines.__typename !== 'SeriesSet') return null;
    const columns = toAreaColumns(answer.lines);
    return asIndex ? indexed(columns) : columns;
  }, [answer, asIndex]);
  if (answer.lines.__typename !== 'SeriesSet') return <Refused by={answer.lines} />;
  if (!set) return <Notice>{text('notPublished')}</Notice>;
  const means = new Map(rankedMeans(answer).map(({ area, mean }) => [area, mean]));
  const isNarrow = widthPx < NARROW_PX;
  const columns = isNarrow ? NARROW_COLUMNS : COLUMNS;
  const same = tileDomain([...set.columns.values()]);
  return (
    <figure>
      <figcaption className={styles.caption}>
        <h2>{areasSentence({ ...state, areas: [] }, lang)}</h2>
        <p className={panel.soft}>
          {qualityWords(set, lang)} · {text('axesIn', { unit: text(`unit_${state.view}`) })}
          {state.measure === 'EXCHANGE' && `, ${text('exchangeSides')}`}
        </p>
      </figcaption>
      <ul className={styles.tiles} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {tileOrder(state.order, rankedMeans(answer)).map((region) => (
          <Tile
            key={region}
            region={region}
            set={set}
            mean={means.get(region) ?? null}
            domain={state.scale === 'same' ? same : tileDomain([set.columns.get(region) ?? []])}
            state={state}
            widthPx={(widthPx - (columns - 1) * GAP_PX) / columns - 2}
            heightPx={isNarrow ? NARROW_TILE_HEIGHT_PX : TILE_HEIGHT_PX}
          />
        ))}
      </ul>
      <CsvButton
        state={state}
        columnsOf={() => areaCsvColumns(set.slots, namedRegions(set, lang), state, lang)}
      />
    </figure>
  );
}

/** The regions that have the measure. */
const namedRegions = ({ columns }: AreaColumns, lang: Lang) =>
  MAP_ORDER.flatMap((region) => {
    const values = columns.get(region);
    return values ? [{ name: AREAS[region].name[lang], values }] : [];
  });

export const indexed = (set: AreaColumns): AreaColumns => ({
  ...set,
  columns: new Map([...set.columns].map(([area, column]) => [area, toIndex(column)])),
});

/** An area chart stands on zero. */
export const tileDomain = (columns: Parameters<typeof lineDomain>[0]): [low: number, high: number] => {
  const [low, high] = lineDomain([...columns, [0]]);
  return [Math.min(0, low), Math.max(0, high)];
};

interface TileProps {
  readonly region: RegionCode;
  readonly set: AreaColumns;
  readonly mean: number | null;
  readonly domain: readonly [low: number, high: number];
  readonly state: ComparedProps['page']['state'];
  readonly widthPx: number;
  readonly heightPx: number;
}

/** One region: its name and mean, and its curve; it leads to the region's page. */
function Tile({ region, set, mean, domain, state, widthPx, heightPx }: TileProps): ReactElement {
  const { lang, text } = useTextWith(COMPARE_TEXTS);
  const { hrefOf } = useUrlState();
  const { measure, view } = state;
  const values = set.columns.get(region) ?? [];
  const power = amountFormat(measure, view === 'INDEX' ? 'POWER' : view, lang);
  const has = hasMeasure(region, measure);
  return (
    <li>
      <Link className={styles.tile} href={hrefOf(areaPath(region))}>
        <span className={styles.tileName}>{AREAS[region].name[lang]}</span>{' '}
        <span className={styles.tileMean}>
          {has ? `${text('meanShort')} ${power.full(mean)}` : text('none')}
        </span>
        <span aria-hidden="true" className={styles.tilePlot} style={{ height: heightPx }}>
          {has && (
            <TilePlot
              slots={set.slots}
              values={values}
              domain={domain}
              format={view === 'INDEX' ? indexFormat(lang) : power}
              colour={MEASURE_COLOUR[measure]}
              widthPx={widthPx}
              heightPx={heightPx}
            />
          )}
        </span>
      </Link>
    </li>
  );
}
