import type { ReactElement } from 'react';
import { dayOf, readDates } from '../../data/period.ts';
import type { Align } from '../../gql/graphql.ts';
import { COMPARE_TEXTS } from '../../text/texts-compare.ts';
import { useTextWith } from '../../text/use-text.ts';
import { AreaSelect } from '../area-select.tsx';
import { DayInput } from '../day-input.tsx';
import { MeasureSelect } from '../measure-select.tsx';
import bar from '../range-toolbar.module.css';
import { Choice } from '../select-choice.tsx';
import { useNow } from '../use-now.ts';
import type { PageState } from '../use-page-state.ts';
import { ZoomPicker } from '../zoom-picker.tsx';
import styles from './compare.module.css';
import {
  againstDay,
  COMPARE_VIEWS,
  type CompareMode,
  type CompareState,
  type CompareView,
  inMode,
  modeOf,
} from './compare-state.ts';
import { datesOf, shownSpan } from './compare-window.ts';

const REFRESH_EVERY_MS = 60_000;
const MODES: readonly CompareMode[] = ['ALL', 'REGIONS', 'PERIODS'];

type Page = { readonly page: PageState<CompareState> };

/** What is compared, over which period and how: each control changes the address alone. */
export function CompareControls({ page }: Page): ReactElement {
  const { text } = useTextWith(COMPARE_TEXTS);
  const { state, set, push } = page;
  const mode = modeOf(state);
  return (
    <>
      <ModePicker page={page} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one bar in every browser */}
      <div className={bar.toolbar} role="group" aria-label={text('window')}>
        <ZoomPicker zoom={state.dates ? null : state.zoom} onChoose={(zoom) => push({ zoom, dates: null })} />
        <Days page={page} />
        <MeasureSelect measure={state.measure} onChoose={(measure) => set({ measure })} />
        {mode === 'PERIODS' && (
          <AreaSelect area={state.areas[0] ?? 'FR'} onChoose={(area) => set({ areas: [area] })} />
        )}
        <Choice
          label={text('view')}
          chosen={state.view}
          options={COMPARE_VIEWS.filter((view) => mode !== 'PERIODS' || view !== 'INDEX')}
          nameOf={(view) => text(`unit_${view}`)}
          onChoose={(view: CompareView) => set({ view })}
        />
        {mode === 'ALL' && <TileChoices page={page} />}
        {mode === 'PERIODS' && <AgainstChoices page={page} />}
      </div>
    </>
  );
}

function ModePicker({ page: { state, push } }: Page): ReactElement {
  const { text } = useTextWith(COMPARE_TEXTS);
  const mode = modeOf(state);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one bar in every browser
    <div className={styles.modes} role="group" aria-label={text('compareMode')}>
      {MODES.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === mode}
          onClick={() => push(inMode(state, each))}
        >
          {text(`mode_${each}`)}
        </button>
      ))}
    </div>
  );
}

function Days({ page: { state, push } }: Page): ReactElement {
  const { text } = useTextWith(COMPARE_TEXTS);
  const { start, end } = shownSpan(state, useNow(REFRESH_EVERY_MS));
  const [first, last] = [dayOf(start), dayOf(end - 1)];
  const choose = (from: string, to: string) => {
    const dates = readDates(from, to);
    if (dates) push({ dates });
  };
  return (
    <span className={bar.days}>
      <DayInput label={text('firstDay')} day={first} onChoose={(day) => choose(day, last)} />
      <DayInput label={text('lastDay')} day={last} onChoose={(day) => choose(first, day)} />
    </span>
  );
}

function TileChoices({ page: { state, set } }: Page): ReactElement {
  const { text } = useTextWith(COMPARE_TEXTS);
  return (
    <>
      <Choice
        label={text('scale')}
        chosen={state.scale}
        options={['same', 'own'] as const}
        nameOf={(scale) => text(`scale_${scale}`)}
        onChoose={(scale) => set({ scale })}
      />
      <Choice
        label={text('order')}
        chosen={state.order}
        options={['map', 'value'] as const}
        nameOf={(order) => text(`order_${order}`)}
        onChoose={(order) => set({ order })}
      />
    </>
  );
}

function AgainstChoices({ page: { state, set, push } }: Page): ReactElement {
  const { text } = useTextWith(COMPARE_TEXTS);
  const now = useNow(REFRESH_EVERY_MS);
  const against = state.against ?? 'BEFORE';
  const named = against === 'BEFORE' || against === 'YEAR' ? against : 'DAY';
  const firstDay = againstDay(datesOf(state, now), against).slice(0, 10);
  return (
    <>
      <Choice
        label={text('beside')}
        chosen={named}
        options={['BEFORE', 'YEAR', 'DAY'] as const}
        nameOf={(each) => text(`otherPeriod_${each}`)}
        onChoose={(each) => push({ against: each === 'DAY' ? firstDay : each })}
      />
      {named === 'DAY' && (
        <DayInput label={text('otherPeriodFrom')} day={firstDay} onChoose={(day) => push({ against: day })} />
      )}
      <Choice
        label={text('align')}
        chosen={state.align}
        options={['CALENDAR', 'WEEKDAY'] as const}
        nameOf={(align) => text(`align_${align}`)}
        onChoose={(align: Align) => set({ align })}
      />
    </>
  );
}
