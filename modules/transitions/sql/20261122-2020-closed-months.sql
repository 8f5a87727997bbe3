-- A month of an organisation that is over: its numbers as they were when it was closed, and never counted anew.
create table closed_month (
  organisation_id uuid not null references organisation,
  month text not null check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  -- How far the hand-overs came, what hindered, and how it went on: numbers alone.
  counted jsonb not null,
  closed_at timestamptz not null,
  primary key (organisation_id, month)
);

-- What its leaders are asked of it.
create table month_question (
  organisation_id uuid not null,
  month text not null,
  reason text not null,
  times int not null check (times > 0),
  -- In which order they are asked.
  nr int not null,
  primary key (organisation_id, month, reason),
  foreign key (organisation_id, month) references closed_month (organisation_id, month)
);

-- What a leader says to it in a sentence. The last one counts; what was said before stays.
create table month_answer (
  id uuid primary key,
  organisation_id uuid not null,
  month text not null,
  reason text not null,
  words text not null check (length(words) between 1 and 500),
  by_person uuid not null references person,
  by_role_id uuid not null references practitioner_role,
  at timestamptz not null,
  nr bigint not null generated always as identity,
  foreign key (organisation_id, month, reason) references month_question (organisation_id, month, reason)
);
create index month_answer_of on month_answer (organisation_id, month, reason);
