-- Organisations with teams, people in their roles, and who is close to whom.

-- How names are compared: without case or accents, hyphens as spaces, Swedish and old spellings as today's.
-- A space goes before every word, so that a pattern can ask for the beginning of one.
create function search_form(name text) returns text language sql immutable parallel safe
  as $$ select ' ' || replace(translate(lower(name), 'äöáàâãéèêëíìîïóòôõúùûüýñç-', 'æøaaaaeeeeiiiioooouuuuync '), 'aa', 'å') $$;
create function search_patterns(words text[]) returns text[] language sql immutable parallel safe
  as $$ select array(select '%' || regexp_replace(search_form(word), '([\\%_])', '\\\1', 'g') || '%' from unnest(words) word) $$;

create table organisation (
  id uuid primary key,
  name text not null check (name <> ''),
  kind text not null check (kind in ('municipality', 'hospital', 'nav', 'general-practice', 'other')),
  country text not null check (country in ('DK', 'NO')),
  code text unique,
  created_at timestamptz not null
);

create table team (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null check (name <> ''),
  unique (organisation_id, name)
);

-- A human being: the same row whether a citizen, a practitioner or somebody close.
create table person (
  id uuid primary key,
  given_name text not null check (given_name <> ''),
  family_name text not null,
  birth_day date,
  country text not null check (country in ('DK', 'NO')),
  created_at timestamptz not null,
  search_name text generated always as (search_form(given_name || ' ' || family_name)) stored
);

-- National identity numbers: encrypted at rest, found by a keyed hash, apart from everything else.
create table person_identity (
  person_id uuid primary key references person on delete cascade,
  country text not null check (country in ('DK', 'NO')),
  kind text not null,
  cipher bytea not null,
  hash bytea not null unique
);

create table person_contact (
  person_id uuid primary key references person on delete cascade,
  mail text,
  phone text,
  language text not null default 'nb' check (language in ('en', 'da', 'nb', 'nn'))
);

create table practitioner_role (
  id uuid primary key,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  team_id uuid references team,
  profession text not null,
  active_from date not null,
  active_until date,
  -- The organisation itself says so, by an import. A role that somebody was invited in by name counts only where she was invited.
  confirmed boolean not null default false,
  unique (person_id, organisation_id, profession)
);
create index practitioner_role_person on practitioner_role (person_id);
create index practitioner_role_organisation on practitioner_role (organisation_id);

-- Which organisation knows a citizen, and may therefore find her by name.
create table affiliation (
  citizen_id uuid not null references person,
  organisation_id uuid not null references organisation,
  since timestamptz not null,
  primary key (citizen_id, organisation_id)
);
create index affiliation_organisation on affiliation (organisation_id);

create table related_person (
  id uuid primary key,
  citizen_id uuid not null references person,
  person_id uuid not null references person,
  relation text not null check (relation in ('guardian', 'relative', 'trust-person')),
  since timestamptz not null,
  ended_at timestamptz,
  unique (citizen_id, person_id, relation)
);
create index related_person_person on related_person (person_id);

-- From which age somebody decides alone, and until when a guardian may read along; a setting per country.
create table age_rule (
  country text primary key check (country in ('DK', 'NO')),
  decides_alone_from int not null check (decides_alone_from between 10 and 21),
  guardian_reads_until int not null check (guardian_reads_until between 10 and 21)
);
insert into age_rule values ('NO', 16, 16), ('DK', 15, 18);

create table import_run (
  id uuid primary key,
  organisation_id uuid,
  started_by uuid,
  file_name text not null,
  status text not null check (status in ('reading', 'checking', 'storing', 'done', 'refused', 'failed')),
  rows_done int not null default 0,
  rows_total int,
  report jsonb,
  started_at timestamptz not null,
  -- Moves while somebody works on it: a run that stands still has lost its process.
  alive_at timestamptz not null,
  ended_at timestamptz
);
