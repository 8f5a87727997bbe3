export const helpText = `The planner: home visits with few, known, competent people, and new citizens shared fairly. Times are minutes.

  plan FILE                   the visits of a file as a plan, to the standard output
    --seconds N                 how long to search (10)
    --steps N                   instead: how many steps; the same seed and steps give the same plan
    --seed N, --threads N       (1, 2)
    --plan PLAN                 go on from this plan
    --absent PERSON@DATE        with --plan: somebody is away; change as little as may be
    --progress                  tell how it goes, on the error output
  capacity FILE [--json]      how many intake talks each contact person has room for next week, with every term
  balance FILE [--rebalance] [--seed N] [--moves N] [--seconds N] [--json]
                              shares new citizens (with --rebalance all of them) among contact persons
  check FILE ANSWER           proves a plan or a balance, also one made elsewhere, without the search that made it

Each file is described, with examples, in docs/planner.md and docs/caseload.md. Every command ends with 0 when all is well,
1 when a file or a plan has faults (each is said, with its place), and 2 when the command itself is not understood.`;
