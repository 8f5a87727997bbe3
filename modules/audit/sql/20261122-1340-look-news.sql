-- Who is told when somebody has looked, and what she was told. The log itself is told from where it was sealed:
-- positions of leaves have no gaps, and what is sealed has been committed.

create table audit_telling (
  is_the_one boolean primary key default true check (is_the_one),
  -- Every leaf below this position has been told.
  told_size bigint not null check (told_size >= 0)
);
-- What was there before anybody could ask to be told is nobody's news.
insert into audit_telling (told_size) select coalesce(max(position) + 1, 0) from audit_leaf;

-- Which organisations have looked at a citizen, and at which entry first.
create table audit_organisation (
  citizen_id uuid not null,
  organisation_id uuid not null,
  entry_id bigint not null,
  primary key (citizen_id, organisation_id)
);
insert into audit_organisation (citizen_id, organisation_id, entry_id)
  select e.citizen_id, e.organisation_id, min(e.id) from audit_entry e join audit_leaf l on l.entry_id = e.id
  where e.organisation_id is not null group by 1, 2;

-- What somebody on a citizen's side wants to be told of; a guardian says it for each child.
create table audit_wish (
  citizen_id uuid not null,
  person_id uuid not null,
  any_look boolean not null,
  emergency boolean not null,
  new_organisation boolean not null,
  primary key (citizen_id, person_id)
);

create table audit_told_look (
  -- In the order of the telling, which one process does at a time.
  seq bigint generated always as identity primary key,
  person_id uuid not null,
  citizen_id uuid not null,
  entry_id bigint not null,
  reason text not null check (reason in ('emergency', 'new-organisation', 'any-look')),
  -- Where mail and push are counted: what can wait in one place for each citizen, the rest each in its own.
  place uuid not null,
  notified boolean not null,
  told_at timestamptz not null,
  read_at timestamptz,
  unique (person_id, entry_id)
);
create index audit_told_look_unread on audit_told_look (person_id, citizen_id, seq desc) where read_at is null;
create index audit_told_look_notified on audit_told_look (person_id, told_at) where notified and reason = 'any-look';
