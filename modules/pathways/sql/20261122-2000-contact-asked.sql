-- Which colleague is asked to take over from the holder and has not answered yet; the holder holds it meanwhile.
alter table pathway add column asked_role_id uuid references practitioner_role;
-- For her own list; and whoever goes finds here what she was asked.
create index pathway_asked_of on pathway (asked_role_id) where asked_role_id is not null;
