-- How a session was opened, and when the person last used the electronic ID in it, by the provider's word.
-- Null: never, or the provider does not say when.
alter table session
  add column opened_with text not null default 'electronic-id' check (opened_with in ('electronic-id', 'passkey')),
  add column electronic_id_at timestamptz;
