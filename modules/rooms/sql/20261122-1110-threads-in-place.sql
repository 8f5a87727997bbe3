-- A message changes its thread's last moment. With that moment in no index the thread is changed in place, instead of being
-- entered into each index anew; a room has few threads, and they are put in order when they are read.
drop index thread_room;
