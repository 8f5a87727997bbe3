import { type Language, languageNames, languages, setLanguage, useLanguage } from '../language.ts';
import { m } from '../words.ts';
import { ChoiceMenu } from './ChoiceMenu.tsx';

const choices = languages.map((value) => ({ value, name: languageNames[value] }));

export type LanguageMenuProps = { onChoose?: (language: Language) => void; labelSeen?: boolean };

/** Changes the language here and now; `onChoose` also lets the app remember it with the person. */
export function LanguageMenu({ onChoose, labelSeen = false }: LanguageMenuProps) {
  const language = useLanguage();
  const choose = (chosen: Language) => {
    setLanguage(chosen);
    onChoose?.(chosen);
  };
  return (
    <ChoiceMenu
      label={m.platform_language()}
      value={language}
      choices={choices}
      onChoose={choose}
      labelSeen={labelSeen}
    />
  );
}
