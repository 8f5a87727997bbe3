export { ConsentDecision } from './ConsentDecision.tsx';
export { ConsentGiven } from './ConsentGiven.tsx';
export { ConsentHistory } from './ConsentHistory.tsx';
export { consentApi } from './consent-api.ts';
export { addMonths, type ConsentTerms, dayOf, lastDayOf, usualMonths } from './consent-terms.ts';
export { beginWith, type Deciding } from './deciding.ts';
export { DayField } from './DayField.tsx';
export { SeesChoice } from './SeesChoice.tsx';
export { type Told, ToldByChoice } from './ToldByChoice.tsx';
