-- How far somebody has read belongs to a thread: reading one says nothing of another.

alter table read_mark add column thread_id uuid;
alter table read_mark drop constraint read_mark_pkey;

-- One mark of the room becomes one for every thread of which she had seen something by then, up to the last she had seen of it.
insert into read_mark (participant_id, room_id, thread_id, citizen_id, person_id, read_seq, read_at)
select k.participant_id, k.room_id, m.thread_id, k.citizen_id, k.person_id, max(m.seq), k.read_at
from read_mark k
  join message m on m.room_id = k.room_id and m.seq <= k.read_seq
  left join consent c on c.subject_id = k.room_id and c.grantee_id = k.participant_id
where m.sent_at >= coalesce(c.sees_from, '-infinity')
group by k.participant_id, k.room_id, m.thread_id, k.citizen_id, k.person_id, k.read_at;
delete from read_mark where thread_id is null;

alter table read_mark alter column thread_id set not null;
alter table read_mark add primary key (participant_id, thread_id);
alter table read_mark add foreign key (room_id, thread_id) references thread (room_id, id);
drop index read_mark_room;
create index read_mark_thread on read_mark (room_id, thread_id);
