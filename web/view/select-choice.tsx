import type { ReactElement } from 'react';

export interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly chosen: T;
  readonly options: readonly T[];
  readonly nameOf: (option: T) => string;
  readonly onChoose: (option: T) => void;
}

/** A labelled list of options of which one is chosen. */
export function Choice<T extends string>(props: ChoiceProps<T>): ReactElement {
  const { label, chosen, options, nameOf, onChoose } = props;
  return (
    <label>
      {label}
      <select value={chosen} title={nameOf(chosen)} onChange={({ target }) => onChoose(target.value as T)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {nameOf(option)}
          </option>
        ))}
      </select>
    </label>
  );
}
