-- Who has taken a pathway on for her organisation: from these its numbers by week are counted.
create index pathway_action_taken_on on pathway_action (by_role_id) where kind in ('referred', 'responsibility-accepted');
create index pathway_asked on pathway (organisation_id);
