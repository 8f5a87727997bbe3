import { m } from '../../../platform/web/words.ts';
import type { ImportFault } from '../domain/import-report.ts';

/** What is wrong with a place in the file, and what one can do. A reason without its words does not compile. */
export const faultWords: Readonly<Record<ImportFault['reason'], { wrong: () => string; toDo: () => string }>> = {
  'column-missing': { wrong: m.people_fault_column_missing, toDo: m.people_todo_column_missing },
  'value-missing': { wrong: m.people_fault_value_missing, toDo: m.people_todo_value_missing },
  'value-unknown': { wrong: m.people_fault_value_unknown, toDo: m.people_todo_value_unknown },
  'value-too-long': { wrong: m.people_fault_value_too_long, toDo: m.people_todo_value_too_long },
  'date-impossible': { wrong: m.people_fault_date_impossible, toDo: m.people_todo_date_impossible },
  'identity-number-invalid': {
    wrong: m.people_fault_identity_number_invalid,
    toDo: m.people_todo_identity_number_invalid,
  },
  'repeated-in-file': { wrong: m.people_fault_repeated_in_file, toDo: m.people_todo_repeated_in_file },
  'organisation-unknown': { wrong: m.people_fault_organisation_unknown, toDo: m.people_todo_organisation_unknown },
  'person-unknown': { wrong: m.people_fault_person_unknown, toDo: m.people_todo_person_unknown },
  'citizen-not-affiliated': {
    wrong: m.people_fault_citizen_not_affiliated,
    toDo: m.people_todo_citizen_not_affiliated,
  },
  'row-has-other-length': { wrong: m.people_fault_row_has_other_length, toDo: m.people_todo_row_has_other_length },
  'file-empty': { wrong: m.people_fault_file_empty, toDo: m.people_todo_file_empty },
  'file-unreadable': { wrong: m.people_fault_file_unreadable, toDo: m.people_todo_file_unreadable },
  'too-many-rows': { wrong: m.people_fault_too_many_rows, toDo: m.people_todo_too_many_rows },
};
