import { useId } from 'react';
import './day-field.css';

export type DayFieldProps = {
  label: string;
  /** `2026-11-17`, or empty. */
  value: string;
  onChange: (day: string) => void;
  min?: string;
  max?: string;
};

/** A day, chosen by the device's own calendar: each phone's is known to its owner and to every aid. */
export function DayField({ label, value, onChange, min, max }: DayFieldProps) {
  const id = useId();
  return (
    <div className="ti-day-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" value={value} min={min} max={max} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
