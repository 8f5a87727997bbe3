/** Half a character can't stand in JSON; in a column of text it becomes a mark that something is missing, and so here. */
const wellFormed = (_: string, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value);

/** What somebody has sent, as JSON that a column takes whatever she typed. */
export const jsonOf = (value: object): string => JSON.stringify(value, wellFormed);
