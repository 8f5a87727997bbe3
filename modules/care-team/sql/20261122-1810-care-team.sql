-- Of whom a citizen says that she is one of hers. The word is about a person in a role, whatever rooms they share.
create table care_team_member (
  citizen_id uuid not null references person,
  role_id uuid not null references practitioner_role,
  is_mine boolean not null,
  said_at timestamptz not null,
  said_by uuid not null references person,
  primary key (citizen_id, role_id)
);

-- Whether a citizen has somebody whom she trusts, as she last said it.
create table trust_answer (
  citizen_id uuid primary key references person,
  answer text not null check (answer in ('yes', 'not-now', 'rather-not')),
  said_at timestamptz not null,
  said_by uuid not null references person
);
