import { setTheme, useTheme } from '../theme.ts';
import { m } from '../words.ts';
import { ChoiceMenu } from './ChoiceMenu.tsx';

export function ThemeMenu({ labelSeen = false }: { labelSeen?: boolean }) {
  const theme = useTheme();
  const choices = [
    { value: 'system', name: m.platform_theme_system() },
    { value: 'light', name: m.platform_theme_light() },
    { value: 'dark', name: m.platform_theme_dark() },
  ] as const;
  return (
    <ChoiceMenu label={m.platform_theme()} value={theme} choices={choices} onChoose={setTheme} labelSeen={labelSeen} />
  );
}
