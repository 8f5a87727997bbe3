-- A citizen sees the links of all her rooms, of closed ones too: they were made to let somebody in to her.
drop policy if exists invitation_of_mine on invitation;
create policy invitation_of_mine on invitation for select to tillit_app using (citizen_id in (select citizens_i_am()));
