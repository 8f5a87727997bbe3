import { useId } from 'react';
import './choice-menu.css';

export type ChoiceMenuProps<Choice extends string> = {
  label: string;
  value: Choice;
  choices: readonly { value: Choice; name: string }[];
  onChoose: (choice: Choice) => void;
  /** Whether the label is also seen; it is always read. */
  labelSeen?: boolean;
};

/** A small menu of a few fixed choices: the browser's own, which every aid can use. */
export function ChoiceMenu<Choice extends string>(props: ChoiceMenuProps<Choice>) {
  const { label, value, choices, onChoose, labelSeen = false } = props;
  const id = useId();
  const choose = (chosen: string) => {
    const choice = choices.find((one) => one.value === chosen);
    if (choice) onChoose(choice.value);
  };
  return (
    <span className="ti-choice-menu">
      <label className={labelSeen ? 'ti-choice-menu__label' : 'aksel-sr-only'} htmlFor={id}>
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => choose(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
    </span>
  );
}
