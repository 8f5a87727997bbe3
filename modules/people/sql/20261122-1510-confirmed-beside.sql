-- Who typed the code for somebody who stood beside her with the phone; null when she did it herself.
alter table phone_challenge add column asked_by uuid references person on delete set null;
alter table phone add column confirmed_by uuid references person on delete set null;
create index phone_challenge_asked_by on phone_challenge (asked_by, made_at desc) where asked_by is not null;
