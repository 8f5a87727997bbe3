/** Stands where a given name should, until an electronic ID, an import or an organisation has told it. */
export const nameUntold = '?';
