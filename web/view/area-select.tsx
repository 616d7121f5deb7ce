import { AREA_CODES, AREAS, type AreaCode } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { useText } from '../text/use-text.ts';
import { Choice } from './select-choice.tsx';

export interface AreaSelectProps {
  readonly area: AreaCode;
  readonly onChoose: (area: AreaCode) => void;
}

/** One of the areas, the country first. */
export function AreaSelect({ area, onChoose }: AreaSelectProps): ReactElement {
  const { lang, text } = useText();
  return (
    <Choice
      label={text('area')}
      chosen={area}
      options={AREA_CODES}
      nameOf={(code) => AREAS[code].name[lang]}
      onChoose={onChoose}
    />
  );
}
