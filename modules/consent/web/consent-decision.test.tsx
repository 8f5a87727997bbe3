import { ORPCError } from '@orpc/client';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../../../platform/web/language.ts';
import { ConsentDecision, type ConsentDecisionProps } from './ConsentDecision.tsx';
import { ConsentGiven } from './ConsentGiven.tsx';
import type { ConsentTerms } from './consent-terms.ts';

beforeEach(() => setLanguage('nb'));

const now: ConsentTerms = { sees: { kind: 'now' }, holdsUntil: '2027-05-17' };

function Question(props: Partial<ConsentDecisionProps>) {
  const [terms, setTerms] = useState(now);
  return (
    <ConsentDecision
      name="Sara"
      preview={<p>{terms.sees.kind}</p>}
      terms={terms}
      today="2026-11-17"
      onTerms={setTerms}
      onDecide={() => undefined}
      busy={undefined}
      error={null}
      {...props}
    />
  );
}

describe('a decision', () => {
  it('is a yes or a no, and asking first is a third way', () => {
    const onDecide = vi.fn<ConsentDecisionProps['onDecide']>();
    const onChoose = vi.fn<() => void>();
    render(<Question onDecide={onDecide} ask={{ label: 'Spør Ingrid først', onChoose }} />);
    fireEvent.click(screen.getByRole('button', { name: 'Ja, Sara kan være med' }));
    fireEvent.click(screen.getByRole('button', { name: 'Nei, ikke nå' }));
    fireEvent.click(screen.getByRole('button', { name: 'Spør Ingrid først' }));
    expect(onDecide.mock.calls).toEqual([
      ['give', 'electronic-id'],
      ['decline', 'electronic-id'],
    ]);
    expect(onChoose).toHaveBeenCalledOnce();
  });

  it('says how long it holds, and what saying stop means', () => {
    render(<Question />);
    expect(screen.getByText(/Det gjelder til 17. mai 2027, eller til du sier stopp/).textContent).toContain(
      'ser Sara ingenting fra samme sekund',
    );
  });

  it('can be about more or less, and the preview follows', () => {
    render(<Question />);
    fireEvent.click(screen.getByRole('button', { name: 'Endre hva Sara kan se' }));
    fireEvent.click(screen.getByRole('radio', { name: /Alt/ }));
    expect(screen.getByText('all')).toBeTruthy();
  });

  it('that somebody was told needs how, and is marked as written down', () => {
    const onDecide = vi.fn<ConsentDecisionProps['onDecide']>();
    render(<Question onDecide={onDecide} toldOf="Are" />);
    expect(screen.getByText(/Du skriver ned det Are har sagt til deg/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Are har sagt ja' }));
    expect(onDecide).not.toHaveBeenCalled();
    expect(screen.getByText('Velg hvordan du fikk vite det.')).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'På telefon' }));
    fireEvent.click(screen.getByRole('button', { name: 'Are har sagt ja' }));
    expect(onDecide).toHaveBeenCalledWith('give', 'phone');
  });

  it('that was refused says why in plain words', () => {
    const error = new ORPCError('guardian-decides', { status: 403, defined: true });
    render(<Question error={error} />);
    expect(screen.getByRole('alert').textContent).toContain('En verge svarer for deg.');
  });
});

describe('a yes that stands', () => {
  it('is taken back only after what that means has been said', () => {
    const onDecide = vi.fn<(decision: string, toldBy: string) => void>();
    render(
      <ConsentGiven
        name="Frida"
        now="nå"
        preview={null}
        terms={now}
        today="2026-11-17"
        onTerms={() => undefined}
        onDecide={onDecide}
        busy={undefined}
        error={null}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Ta det tilbake' }));
    expect(screen.getByText(/Frida ser ingenting fra samme sekund/)).toBeTruthy();
    expect(onDecide).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Ta det tilbake nå' }));
    expect(onDecide).toHaveBeenCalledWith('withdraw', 'electronic-id');
  });
});
