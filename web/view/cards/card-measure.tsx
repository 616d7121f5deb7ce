import { type AreaCode, hasMeasure, MEASURE_FACTS, type StoredMeasure } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { useText } from '../../text/use-text.ts';
import { Choice } from '../select-choice.tsx';

/** The measures that cards offer: what is used, made and exchanged. */
const CARD_MEASURES: readonly StoredMeasure[] = [
  'CONSUMPTION',
  'PRODUCTION',
  'NUCLEAR',
  'HYDRO',
  'WIND',
  'SOLAR',
  'BIOENERGY',
  'THERMAL',
  'EXCHANGE',
];

export interface CardMeasureProps {
  readonly area: AreaCode;
  readonly measure: StoredMeasure;
  readonly onChoose: (measure: StoredMeasure) => void;
}

/** One of those that an area has. */
export function CardMeasure({ area, measure, onChoose }: CardMeasureProps): ReactElement {
  const { lang, text } = useText();
  return (
    <Choice
      label={text('measure')}
      chosen={measure}
      options={CARD_MEASURES.filter((each) => hasMeasure(area, each))}
      nameOf={(each) => MEASURE_FACTS[each].label[lang]}
      onChoose={onChoose}
    />
  );
}
