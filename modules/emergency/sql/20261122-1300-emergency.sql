-- Emergency access: who looked at who is around a citizen, why, for how long, and what the review said. Nothing is changed
-- but that it ends early.

create table emergency_access (
  id uuid primary key,
  citizen_id uuid not null references person,
  person_id uuid not null references person,
  role_id uuid not null references practitioner_role,
  organisation_id uuid not null references organisation,
  reason text not null check (reason in ('life-at-risk', 'harm-to-self', 'harm-to-others', 'cannot-answer', 'missing')),
  reason_words text not null check (length(reason_words) between 20 and 1000),
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  check (ends_at = opened_at + interval '30 minutes'),
  check (citizen_id <> person_id)
);
create index emergency_access_citizen on emergency_access (citizen_id);
create index emergency_access_person on emergency_access (person_id, ends_at);
create index emergency_access_organisation on emergency_access (organisation_id);

-- What the organisation's officer says afterwards; another word on it is another row.
create table emergency_review (
  access_id uuid not null references emergency_access,
  id uuid not null,
  citizen_id uuid not null references person,
  reviewed_by uuid not null references person,
  outcome text not null check (outcome in ('justified', 'not-justified', 'needs-follow-up')),
  words text not null check (words <> ''),
  at timestamptz not null,
  primary key (access_id, id)
);

-- Who on the citizen's side has read that it happened.
create table emergency_read (
  access_id uuid not null references emergency_access,
  person_id uuid not null references person,
  citizen_id uuid not null references person,
  read_at timestamptz not null,
  primary key (access_id, person_id)
);
