-- In whose place something was done: where the bridge is away, her deputy does it for her, and it says so.
alter table handover_action add column for_role_id uuid references practitioner_role;
alter table handover_line add column for_role_id uuid references practitioner_role;
