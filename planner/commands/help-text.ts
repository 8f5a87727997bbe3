export const helpText = `The planner: home visits with few, known, competent people, and new citizens shared fairly. Times are minutes.

Each file is described, with examples, in docs/planner.md. Every command ends with 0 when all is well, 1 when a file or a plan has faults
(each is said, with its place), and 2 when the command itself is not understood.`;
