-- TRL-01: the trail is read by officer, by thing, by kind of action and by day; sign-ins by day. Forward only.
create index audit_entries_actor on audit_entries (actor_id, at desc) where actor_id is not null;
create index audit_entries_action on audit_entries (action text_pattern_ops, at desc);
create index audit_entries_thing on audit_entries (subject_id, at desc);
create index sign_ins_newest on sign_ins (at desc, id);
