-- Those whom somebody receives or stands in for, beside those she holds.
create index pathway_received on pathway (receiver_role_id) where status <> 'ended';
create index pathway_stood_in_for on pathway (deputy_role_id) where status <> 'ended';
