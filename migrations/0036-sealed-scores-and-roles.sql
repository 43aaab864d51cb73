-- Integrity of what counts (security, 等保 数据完整性): each score and each person's roles carry a keyed seal. The key is in the secrets
-- file alone, so that whoever changes the table, and has no key, is noticed by the verifier of the night.
--
-- `key id (1) | HMAC-SHA-256 (32)`. Null: from before, until `npm run seals:verify -- --seal` is run once.
alter table scores add column seal bytea check (length(seal) = 33);
alter table staff add column roles_seal bytea check (length(roles_seal) = 33);

-- Scores are deleted with the batch that brought them in, and in no other way.
create function delete_scores_of_batch(batch uuid) returns bigint language sql security definer
  set search_path = pg_catalog, public, pg_temp as $$
  with gone as (delete from scores where batch_id = batch returning 1) select count(*) from gone
$$;
revoke all on function delete_scores_of_batch(uuid) from public;
grant execute on function delete_scores_of_batch(uuid) to kaoji_app;
revoke delete, truncate on scores from kaoji_app;
