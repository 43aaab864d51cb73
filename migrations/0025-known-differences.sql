-- AUD-09: a difference that an earlier replay found is noted where it stands, and not entered again each night. Forward only.
alter table degree_replay_differences add column last_replay_id uuid references degree_replays;
update degree_replay_differences x set last_replay_id = (
  select y.replay_id from degree_replay_differences y join degree_replays r on r.id = y.replay_id
  where y.decision_id = x.decision_id and y.recomputed = x.recomputed order by r.started_at desc, r.id desc limit 1);
delete from degree_replay_differences x using degree_replays r
  where r.id = x.replay_id and exists (
    select from degree_replay_differences y join degree_replays s on s.id = y.replay_id
    where y.decision_id = x.decision_id and y.recomputed = x.recomputed and (s.started_at, s.id) < (r.started_at, r.id));
alter table degree_replay_differences alter column last_replay_id set not null;
-- The answers are long: an index takes their digest.
create unique index degree_replay_differences_once on degree_replay_differences (decision_id, md5(recomputed));
create index degree_replay_differences_last on degree_replay_differences (last_replay_id);
grant update (last_replay_id) on degree_replay_differences to kaoji_app;
