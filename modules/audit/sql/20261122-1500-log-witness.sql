-- Heads kept outside: at witnesses and in mailboxes; and what this installation has confirmed as a witness of other logs.

-- What a witness has confirmed of our log: the checkpoint with our signature and its own.
create table audit_cosignature (
  origin text not null,
  -- The witness's name and the short name of its key.
  witness text not null,
  size bigint not null check (size > 0),
  note text not null,
  at timestamptz not null,
  primary key (origin, witness, size)
);

-- Which head was mailed when; to whom stands in the settings, and here as a hash.
create table audit_mailed_head (
  recipient text not null check (recipient ~ '^[0-9a-f]{16}$'),
  size bigint not null check (size > 0),
  at timestamptz not null,
  primary key (recipient, at)
);

-- What we have confirmed of other logs. Never less than before, and never anything else of the same size.
create table witnessed_checkpoint (
  origin text not null,
  size bigint not null check (size > 0),
  root bytea not null check (length(root) = 32),
  note text not null,
  at timestamptz not null,
  primary key (origin, size)
);
