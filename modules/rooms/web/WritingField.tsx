import { Button } from '@navikt/ds-react/Button';
import { type KeyboardEvent, type RefObject, useId } from 'react';
import { m } from '../../../platform/web/words.ts';

export type WritingFieldProps = {
  label: string;
  value: string;
  error: string | undefined;
  field: RefObject<HTMLTextAreaElement | null>;
  onChange: (text: string) => void;
  onSend: () => void;
};

/** Enter is a new line; Ctrl or ⌘ with Enter sends. */
export function WritingField({ label, value, error, field, onChange, onSend }: WritingFieldProps) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSend();
  };
  return (
    <div className="ti-writing">
      <label htmlFor={id} className="aksel-sr-only">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={1}
        maxLength={8_000}
        value={value}
        placeholder={label}
        aria-keyshortcuts="Control+Enter"
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button onClick={onSend}>{m.rooms_send()}</Button>
      <p id={`${id}-help`} className={error === undefined ? 'aksel-sr-only' : 'ti-writing__error'}>
        {error ?? m.rooms_send_shortcut()}
      </p>
    </div>
  );
}
