-- Of which holding, by the moment until which it was held, those who take part have been told that it ran out.
alter table appointment add column lapse_told_of timestamptz;
create index appointment_held_until on appointment (held_until) where held_until is not null;
