-- Roots of full subtrees of the log's tree, of 256 leaves and more, so that a proof reads a few hundred rows and not all.
-- They can be computed anew at any time, and a wrong one only makes a proof fail.
create table audit_node (
  level int not null check (level >= 8),
  -- The subtree over the leaves from index × 2^level on.
  index bigint not null check (index >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (level, index)
);
