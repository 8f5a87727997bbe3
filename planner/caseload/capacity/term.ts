/** One number of an answer, with where it comes from: a place in the file, the default that stands in for it, or how it was computed. */
export type Term = {
  readonly key: string;
  readonly says: string;
  readonly value: number;
  readonly unit: 'minutes' | 'citizens' | 'talks' | 'share' | 'hours' | 'partnerships' | 'weeks';
  readonly from: string;
};
