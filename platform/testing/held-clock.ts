import type { Clock } from '../server/clock.ts';

/** A clock that stands still until a test moves it. */
export class HeldClock implements Clock {
  #now: Date;

  constructor(at: string) {
    this.#now = new Date(at);
  }

  now(): Date {
    return new Date(this.#now);
  }

  moveTo(at: string): void {
    this.#now = new Date(at);
  }

  moveBy(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}

export const minutes = (n: number) => n * 60_000;
export const hours = (n: number) => n * 3_600_000;
export const days = (n: number) => n * 86_400_000;
