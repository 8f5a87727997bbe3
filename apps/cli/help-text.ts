export const helpText = `npm run tillit -- COMMAND

  import organisations FILE   adds organisations and their teams from a CSV file
  import people FILE          adds citizens, practitioners in their roles, and those close to citizens
  promises                    how fast each organisation has promised to answer
  promises WHO                the same of one organisation, by its code or name
  promises WHO today=4h next-day=2d this-week=5d no-hurry=10d
                              changes it; h are hours, d working days, the rest stays
  log export FILE             writes a copy of the log of who has seen what, with its seal
  log verify FILE [--anchor ANCHORFILE] [--key PUBLICKEY] [--witness WITNESSKEY]
                              proves a copy without the database, or says what was done to it;
                              an anchor is a file of heads, a saved mail, or what "log witnessed" gave
  log verify-entry FILE [--anchor ANCHORFILE] [--key PUBLICKEY]
                              proves one entry from what a citizen has saved beside it
  log key                     the public key with which the log's heads are checked
  log witness                 what to exchange so that another installation confirms this log, or this one theirs
  log witnessed [NAME]        what was last confirmed here of other logs, as anchors for "log verify"
  retention [--organisation WHO] [--dry-run]
                              removes what the organisations' own rules say is kept no longer, or
                              only tells what would go
  plan FILE                   plans home visits; "plan --help" tells how
  check FILE OTHER            proves a plan, or a balance of citizens, against its file
  capacity FILE [--json]      how many intake talks each contact person has room for, and why
  balance FILE [--rebalance] [--seed N] [--moves N] [--seconds N] [--json]
                              shares new citizens among contact persons; docs/caseload.md
  help                        this text

An import stores all rows of a file or none, and the same file again changes nothing.
modules/people/README.md names the columns. The database is that of DATABASE_URL (with
IDENTITY_KEY), or else the one that "npm start" keeps in DATA_FOLDER.
`;
