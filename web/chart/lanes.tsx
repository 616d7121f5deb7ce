import { type ReactElement, useState } from 'react';
import type { Lanes as LaneColumns } from '../data/lanes.ts';
import { type SeriesSet, vintageAt } from '../data/series-set.ts';
import type { CarbonMethod } from '../gql/graphql.ts';
import { useText } from '../text/use-text.ts';
import { LANES, type Lane, LaneDrawing } from './lane-drawing.tsx';
import { LANE_PX } from './lane-plot.tsx';
import { carbonText, exchangeText, qualityText } from './lane-sentence.ts';
import styles from './lanes.module.css';
import { plotWidthOf, timeScale } from './plot-scale.ts';
import { PLOT_PADDING } from './plot-theme.ts';
import { slotAt } from './slots.ts';
import type { Stack } from './stack.ts';

export interface LanesProps {
  readonly set: SeriesSet;
  readonly stack: Stack;
  /** Null before an answer. */
  readonly columns: LaneColumns | null;
  readonly widthPx: number;
  /** The slot that is read; `onSlot` reads another one here, too. */
  readonly slot: number;
  readonly onSlot: (slot: number | null) => void;
  /** Whether one lane is shown at a time, chosen by a button. */
  readonly isTabbed: boolean;
  /** What the carbon intensity counts. */
  readonly carbonMethod: CarbonMethod;
  readonly onCarbonMethod: (method: CarbonMethod) => void;
}

const CARBON_METHODS: readonly CarbonMethod[] = ['DIRECT', 'LIFE_CYCLE'];

/** Under the chart, on its axis and with its cursor: what is exchanged, what is emitted, and how sure the figures are. */
export default function Lanes(props: LanesProps): ReactElement {
  const { isTabbed } = props;
  const { text } = useText();
  const [chosen, setChosen] = useState<Lane>('EXCHANGE');
  return (
    <section className={styles.lanes} aria-label={text('lanes')}>
      {isTabbed && (
        <div className={styles.tabs}>
          {LANES.map((lane) => (
            <button key={lane} type="button" aria-pressed={lane === chosen} onClick={() => setChosen(lane)}>
              {text(`lane${lane}`)}
            </button>
          ))}
        </div>
      )}
      {(isTabbed ? [chosen] : LANES).map((lane) => (
        <LaneFrame key={lane} lane={lane} {...props} />
      ))}
    </section>
  );
}

/** A lane with its name and what it says of the slot that is read. */
function LaneFrame(props: LanesProps & { lane: Lane }): ReactElement {
  const { lane, stack, widthPx, slot, onSlot } = props;
  const { text } = useText();
  const sentence = useLaneSentence(props);
  const toPx = timeScale(stack, plotWidthOf(widthPx));
  const fromPx = PLOT_PADDING.left + toPx(stack.starts[slot] ?? 0);
  return (
    <div>
      <p className={styles.heading}>
        <strong>{text(`lane${lane}`)}</strong> {lane === 'CARBON' && <MethodChoice {...props} />}{' '}
        <span>{sentence}</span>
      </p>
      <div
        className={styles.plot}
        style={{ height: LANE_PX }}
        onPointerMove={(event) => {
          const leftPx = event.currentTarget.getBoundingClientRect().left + PLOT_PADDING.left;
          onSlot(slotAt(stack, toPx.invert(event.clientX - leftPx)));
        }}
        onPointerLeave={() => onSlot(null)}
      >
        <LaneDrawing {...props} />
        <div className={styles.cursor} style={{ transform: `translateX(${fromPx}px)` }} />
      </div>
    </div>
  );
}

/** Direct emissions, or those of the whole life of a plant. */
function MethodChoice({ carbonMethod, onCarbonMethod }: LanesProps): ReactElement {
  const { text } = useText();
  return (
    <select
      aria-label={text('carbonMethod')}
      value={carbonMethod}
      onChange={({ target }) => onCarbonMethod(target.value as CarbonMethod)}
    >
      {CARBON_METHODS.map((method) => (
        <option key={method} value={method}>
          {text(`method_${method}`)}
        </option>
      ))}
    </select>
  );
}

function useLaneSentence({ lane, set, stack, columns, slot }: LanesProps & { lane: Lane }): string {
  const { lang, text } = useText();
  if (lane === 'EXCHANGE') return exchangeText(set.columns.EXCHANGE[slot] ?? null, stack, lang);
  if (lane === 'CARBON') return columns?.carbon ? carbonText(columns.carbon, slot, lang) : '';
  const quality = stack.gaps[slot] ?? vintageAt(set, stack.starts[slot] ?? 0);
  return qualityText(stack, quality ? text(quality) : '', columns?.flags ?? [], slot, lang);
}
