-- Whoever is asked to hold the overview says yes herself: the question, by whom, and whether the answer was "not now".

alter table room add contact_asked_id uuid references participant deferrable initially deferred;
alter table room add contact_asked_by uuid references participant deferrable initially deferred;
alter table room add contact_asked_at timestamptz;
alter table room add contact_declined_at timestamptz;
alter table room add check ((contact_asked_id is null) = (contact_asked_by is null));
alter table room add check ((contact_asked_id is null) = (contact_asked_at is null));
alter table room add check (contact_declined_at is null or contact_asked_id is not null);
