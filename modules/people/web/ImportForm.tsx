import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { type FormEvent, useId, useRef, useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import { type ImportKind, largestFile, useStartImport } from './import-data.ts';
import { peopleRefusals } from './refusals.ts';
import './about-me.css';

export type ImportFormProps = {
  kind: ImportKind;
  onKind: (kind: ImportKind) => void;
  onStarted: (id: string) => void;
};

/** Which file, and what is in it. */
export function ImportForm({ kind, onKind, onStarted }: ImportFormProps) {
  const start = useStartImport();
  const [file, setFile] = useState<File>();
  const [trouble, setTrouble] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = whatIsWrong(file);
    setTrouble(wrong ?? '');
    if (file === undefined || wrong !== undefined) return input.current?.focus();
    start.mutate({ file, kind }, { onSuccess: (run) => onStarted(run.id) });
  };
  return (
    <form onSubmit={submit} className="ti-stack" noValidate>
      <RadioGroup
        legend={m.people_import_kind()}
        value={kind}
        onChange={(value: unknown) => onKind(value === 'organisations' ? 'organisations' : 'people')}
      >
        <Radio value="people">{m.people_import_people()}</Radio>
        <Radio value="organisations">{m.people_import_organisations()}</Radio>
      </RadioGroup>
      <div>
        <input
          ref={input}
          id={id}
          type="file"
          accept=".csv,text/csv,text/plain"
          className="aksel-sr-only people-file"
          aria-describedby={`${id}-chosen ${id}-trouble`}
          aria-invalid={trouble !== ''}
          onChange={(event) => {
            setFile(event.target.files?.[0]);
            setTrouble('');
          }}
        />
        <label htmlFor={id} className="people-file-label">
          {m.people_import_choose()}
        </label>
        <p id={`${id}-chosen`}>{file?.name ?? m.people_import_none_chosen()}</p>
        <p id={`${id}-trouble`} role="status" className="people-file-trouble">
          {trouble}
        </p>
      </div>
      {start.error !== null && <ErrorMessage error={start.error} sentences={peopleRefusals} />}
      <div>
        <Button type="submit" loading={start.isPending}>
          {m.people_import_start()}
        </Button>
      </div>
    </form>
  );
}

function whatIsWrong(file: File | undefined): string | undefined {
  if (file === undefined) return m.people_import_file_needed();
  return file.size > largestFile ? m.people_import_file_too_large() : undefined;
}
