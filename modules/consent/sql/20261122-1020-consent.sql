-- Consent is a history of actions. `consent` holds what the fold of the actions gives now, for the policies to ask.

create table consent_action (
  id uuid not null,
  citizen_id uuid not null references person,
  -- What may be shared: a room, later other things; named by the module that owns it.
  subject_id uuid not null,
  -- With whom: the participant, whose electronic ID may not be known yet.
  grantee_id uuid not null,
  position int not null,
  kind text not null check (kind in ('asked', 'given', 'declined', 'changed', 'withdrawn')),
  purpose text not null,
  -- Given and changed only: from when the grantee sees (null: from the beginning), and until when it holds.
  sees_from timestamptz,
  holds_until timestamptz,
  -- Whose decision it is (of asked: who asked), who wrote it down, and how it was told.
  decided_by uuid not null references person,
  decided_as text not null check (decided_as in ('citizen', 'guardian', 'asker')),
  told_by text not null check (told_by in ('electronic-id', 'phone', 'paper', 'in-person')),
  recorded_by uuid not null references person,
  recorded_role_id uuid references practitioner_role,
  at timestamptz not null,
  -- The ids come from the device of whoever decides: unique in one consent only, so that a clash tells nothing of another.
  primary key (subject_id, grantee_id, id),
  unique (subject_id, grantee_id, position),
  check ((kind = 'asked') = (decided_as = 'asker')),
  check (kind in ('given', 'changed') or (sees_from is null and holds_until is null))
);
create index consent_action_citizen on consent_action (citizen_id);

create table consent (
  subject_id uuid not null,
  grantee_id uuid not null,
  citizen_id uuid not null references person,
  state text not null check (state in ('asked', 'given', 'declined', 'withdrawn')),
  sees_from timestamptz,
  holds_until timestamptz,
  action_id uuid not null,
  changed_at timestamptz not null,
  primary key (subject_id, grantee_id),
  foreign key (subject_id, grantee_id, action_id) references consent_action (subject_id, grantee_id, id)
);
create index consent_citizen on consent (citizen_id);
