-- Asking an organisation why somebody of it has looked: one entry, one question at a time, one answer.

-- In how many working days an organisation answers; ten when it has not said.
create table why_promise (
  organisation_id uuid primary key,
  working_days int not null check (working_days between 1 and 20)
);

create table why_question (
  id uuid primary key,
  citizen_id uuid not null,
  entry_id bigint not null,
  organisation_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  words text not null check (length(words) <= 1000),
  -- The promise under which it was asked.
  due_at timestamptz not null check (due_at > asked_at),
  answer text check (length(answer) between 1 and 4000),
  no_good_reason boolean,
  answered_by uuid,
  answered_at timestamptz,
  -- When the citizen's side was told that the day has passed.
  late_told_at timestamptz,
  -- When the citizen's side last read what has become of it.
  read_at timestamptz,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)
    and (answer is null) = (no_good_reason is null))
);
create unique index why_question_open on why_question (entry_id) where answered_at is null;
create index why_question_citizen on why_question (citizen_id, asked_at desc);
create index why_question_organisation on why_question (organisation_id, due_at);
create index why_question_waiting on why_question (due_at) where answered_at is null and late_told_at is null;
