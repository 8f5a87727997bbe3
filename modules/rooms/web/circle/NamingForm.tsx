import { Button } from '@navikt/ds-react/Button';
import type { ReactNode } from 'react';
import { Card } from '../../../../platform/web/parts/Card.tsx';
import { m } from '../../../../platform/web/words.ts';

export type NamingFormProps = {
  title: string;
  means: string;
  submitLabel: string;
  isBusy?: boolean;
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
};

/** The frame of a form in which somebody is named who was not on the list. */
export function NamingForm({
  title,
  means,
  submitLabel,
  isBusy = false,
  onSubmit,
  onCancel,
  children,
}: NamingFormProps) {
  return (
    <Card>
      <form
        className="ti-stack"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
        noValidate
      >
        <h3>{title}</h3>
        <p className="ti-quiet">{means}</p>
        {children}
        <div className="ti-buttons">
          <Button type="submit" variant="secondary" loading={isBusy}>
            {submitLabel}
          </Button>
          <Button type="button" variant="tertiary" onClick={onCancel}>
            {m.rooms_circle_cancel()}
          </Button>
        </div>
      </form>
    </Card>
  );
}
