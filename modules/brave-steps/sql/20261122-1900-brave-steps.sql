-- The citizen's next step, in her words: a history of actions, without how hard it feels. That stands apart, one number for before
-- and one for afterwards: what she said earlier is not kept, so that nobody can draw a line through it.

create table brave_step (
  room_id uuid not null references room,
  -- From the writer's device, and so unique in its room only: an id of another room tells nothing.
  id uuid not null,
  citizen_id uuid not null references person,
  -- Who wrote it with her, by her role; null is the citizen.
  written_acting_id uuid,
  written_at timestamptz not null,
  status text not null check (status in ('proposed', 'ahead', 'put-off', 'done', 'let-go')),
  -- By role or relation: who is asked to come along, and who has said yes.
  asked_ids uuid[] not null,
  coming_ids uuid[] not null,
  -- Who was ever asked, and so knows the step.
  told_ids uuid[] not null,
  appointment_id uuid references appointment,
  position int not null check (position >= 1),
  changed_at timestamptz not null,
  primary key (room_id, id),
  unique (room_id, id, citizen_id)
);
create index brave_step_citizen on brave_step (citizen_id);
create index brave_step_appointment on brave_step (appointment_id) where appointment_id is not null;

create table brave_step_action (
  room_id uuid not null,
  brave_step_id uuid not null,
  citizen_id uuid not null references person,
  id uuid not null,
  position int not null check (position >= 1),
  kind text not null check (kind in ('written', 'agreed', 'comes', 'not-this-time', 'done', 'made-smaller', 'asked', 'named', 'not-needed',
    'booked', 'unbooked', 'put-off', 'let-go', 'taken-up')),
  step jsonb not null,
  by_person uuid not null references person,
  -- Her role or relation; null where the citizen acts herself, or who decides for her.
  by_acting_id uuid,
  at timestamptz not null,
  primary key (room_id, brave_step_id, position),
  unique (room_id, brave_step_id, id),
  -- The step and its first action are written together.
  foreign key (room_id, brave_step_id, citizen_id) references brave_step (room_id, id, citizen_id) deferrable initially deferred,
  check ((kind = 'written') = (position = 1)),
  check (step ->> 'kind' = kind),
  check (not step ? 'hard')
);
create index brave_step_action_citizen on brave_step_action (citizen_id);

create table brave_step_hard (
  room_id uuid not null,
  brave_step_id uuid not null,
  citizen_id uuid not null references person,
  moment text not null check (moment in ('before', 'after')),
  -- Null where she has taken it back.
  hard int check (hard between 0 and 10),
  said_by uuid not null references person,
  said_at timestamptz not null,
  primary key (room_id, brave_step_id, moment),
  foreign key (room_id, brave_step_id, citizen_id) references brave_step (room_id, id, citizen_id)
);
create index brave_step_hard_citizen on brave_step_hard (citizen_id);
