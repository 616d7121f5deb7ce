import { MEASURE_FACTS, STORED_MEASURES, type StoredMeasure } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { useText } from '../text/use-text.ts';
import { Choice } from './select-choice.tsx';

export interface MeasureSelectProps {
  readonly measure: StoredMeasure;
  readonly onChoose: (measure: StoredMeasure) => void;
}

/** One of the measures that are powers. */
export function MeasureSelect({ measure, onChoose }: MeasureSelectProps): ReactElement {
  const { lang, text } = useText();
  return (
    <Choice
      label={text('measure')}
      chosen={measure}
      options={STORED_MEASURES}
      nameOf={(each) => MEASURE_FACTS[each].label[lang]}
      onChoose={onChoose}
    />
  );
}
