export const helpText = `The planner: home visits with few, known, competent people, and new citizens shared fairly. Times are minutes.

  capacity FILE [--json]      how many intake talks each contact person has room for next week, with every term
  balance FILE [--rebalance] [--seed N] [--moves N] [--seconds N] [--json]
                              shares new citizens (with --rebalance all of them) among contact persons
  check FILE BALANCE          proves a balance without the search that made it

Each file is described, with examples, in docs/planner.md and docs/caseload.md. Every command ends with 0 when all is well,
1 when a file or a plan has faults (each is said, with its place), and 2 when the command itself is not understood.`;
