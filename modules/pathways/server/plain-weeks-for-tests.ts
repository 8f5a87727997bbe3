import { addDays, type Day, weekday } from '../../../kernel/day.ts';
import { homeOf, type Name, type Taken, type Worker } from './plain-pathway-for-tests.ts';

interface Entry {
  day: Day;
  who: Name;
  taken: Taken;
}

/** What somebody would tell of a pathway on some day who has its diary and a calendar, and not the product's rules. */
class Told {
  holder: Worker = 'ingrid';
  isOpen = true;
  /** Since when it goes on, or stands with who sent it after a no. */
  begun: Day | undefined;
  #receiver: Worker | undefined;
  #ahead: Day | undefined;
  #rests: Day | undefined;
  #met: Day | undefined;
  #offered: Day | undefined;
  #talked: Day | undefined;
  #answered: { day: Day; isNotYet: boolean } | undefined;

  tell({ day, who, taken }: Entry): void {
    const { kind } = taken;
    if (kind === 'accepted') {
      this.begun = undefined;
      this.#receiver = who === 'citizen' ? undefined : who;
    }
    if (kind === 'responsibility-accepted') this.holder = this.#receiver ?? this.holder;
    if (kind === 'contact-moved') this.holder = taken.to;
    if (['responsibility-accepted', 'started', 'not-accepted', 'came-back'].includes(kind)) this.begun = day;
    if (kind === 'came-back' || kind === 'ended') this.isOpen = kind === 'came-back';
    if (kind === 'contact-held') this.#met = day;
    this.#tellAhead(taken);
    this.#tellEnding(day, taken);
  }

  #tellAhead(taken: Taken): void {
    if (taken.kind === 'next-contact-agreed') this.#ahead = taken.next.day;
    if (['contact-held', 'contact-missed', 'ended'].includes(taken.kind)) this.#ahead = undefined;
    if (taken.kind === 'paused') this.#rests = taken.until;
    if (taken.kind === 'resumed' || taken.kind === 'ended') this.#rests = undefined;
  }

  #tellEnding(day: Day, taken: Taken): void {
    if (taken.kind === 'ending-offered' || taken.kind === 'came-back') {
      [this.#talked, this.#answered] = [undefined, undefined];
      this.#offered = taken.kind === 'came-back' ? undefined : day;
    }
    if (taken.kind === 'ending-answered') this.#answered = { day, isNotYet: taken.answer === 'not-yet' };
    if (taken.kind === 'ending-talked') this.#talked = day;
  }

  hangs(today: Day): boolean {
    const weeks = (count: number, since: Day | undefined) => since !== undefined && addDays(since, 7 * count) <= today;
    if (!this.isOpen || this.begun === undefined) return false;
    if (this.#answered?.isNotYet === true && !weeks(6, this.#answered.day)) return false;
    if (this.#talked !== undefined && !weeks(1, this.#talked)) return false;
    const spoken = this.#answered?.day ?? this.#offered;
    if (this.#talked === undefined && spoken !== undefined && !weeks(2, spoken)) return false;
    const unanswered = this.#talked === undefined && this.#answered === undefined && weeks(2, this.#offered);
    const quietSince = this.#met !== undefined && this.#met > this.begun ? this.#met : this.begun;
    const standsOut = unanswered || weeks(1, this.#talked) || weeks(6, quietSince);
    if (this.#rests !== undefined) return this.#rests < today && (standsOut || weeks(2, this.#rests));
    return this.#ahead === undefined ? standsOut : this.#ahead < today && (standsOut || weeks(3, this.#ahead));
  }
}

/** All that was taken on one pathway, oldest first. */
export class Diary {
  readonly #entries: Entry[] = [];

  write(entry: Entry): void {
    this.#entries.push(entry);
  }

  /** Whether it hangs on a day, and with whom; undefined where it was not there yet. */
  hangsOn(day: Day): Worker | undefined {
    const told = new Told();
    for (const entry of this.#entries.filter((one) => one.day <= day)) told.tell(entry);
    return told.hangs(day) ? told.holder : undefined;
  }

  /** The days on which it began with the centre, and those on which it ended there, in turn. */
  turns(): { began: Day[]; ended: Day[] } {
    const turns: { began: Day[]; ended: Day[] } = { began: [], ended: [] };
    let goesOn = false;
    for (const { day, taken } of this.#entries) {
      if (!goesOn && ['started', 'responsibility-accepted', 'came-back'].includes(taken.kind)) {
        turns.began.push(day);
        goesOn = true;
      }
      if (goesOn && taken.kind === 'ended') {
        turns.ended.push(day);
        goesOn = false;
      }
    }
    return turns;
  }
}

/** The numbers of one organisation, week by week, as somebody would count them with the diaries before her. */
export function countedBy(diaries: readonly Diary[], home: ReturnType<typeof homeOf>, today: Day) {
  const thisMonday = addDays(today, 1 - weekday(today));
  return Array.from({ length: 12 }, (_, nr) => {
    const monday = addDays(thisMonday, 7 * (nr - 11));
    const sunday = addDays(monday, 6);
    const lastDay = sunday < today ? sunday : today;
    const counted = { monday, started: 0, ended: 0, open: 0, hanging: 0 };
    for (const diary of diaries) {
      const holder = diary.hangsOn(lastDay);
      if (holder !== undefined && homeOf(holder) === home) counted.hanging += 1;
      // The centre alone was asked.
      const { began, ended } = home === 'dps' ? diary.turns() : { began: [], ended: [] };
      counted.started += began.filter((day) => day >= monday && day <= sunday).length;
      counted.ended += ended.filter((day) => day >= monday && day <= sunday).length;
      counted.open += began.filter((day) => day <= sunday).length - ended.filter((day) => day <= sunday).length;
    }
    return counted;
  });
}
