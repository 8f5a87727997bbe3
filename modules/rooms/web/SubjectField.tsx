import { type RefObject, useId } from 'react';
import { m } from '../../../platform/web/words.ts';

export type SubjectFieldProps = {
  field: RefObject<HTMLInputElement | null>;
  value: string;
  error: string | undefined;
  onChange: (subject: string) => void;
};

/** What a new thread is about, in a few words. */
export function SubjectField({ field, value, error, onChange }: SubjectFieldProps) {
  const id = useId();
  return (
    <div className="ti-subject">
      <label htmlFor={id}>{m.rooms_subject()}</label>
      <input
        ref={field}
        id={id}
        maxLength={120}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-help`} className={error === undefined ? 'aksel-sr-only' : 'ti-writing__error'}>
        {error ?? m.rooms_subject_help()}
      </p>
    </div>
  );
}
