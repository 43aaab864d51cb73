-- A job holds its batch as long as it runs: this waits for it before anything of arrivals is locked.
lock table import_batches in access exclusive mode;

-- TRI-01: twelve thousand arrivals of one file name one batch; their steps and courses name arrivals that the same transaction has made.
-- What this transaction has written nobody else can remove before it ends, and whoever removes it later asks who names it: it need not be
-- locked row by row (decision 0020).
create or replace function require_named() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  named text := tg_argv[0];
  target text := tg_argv[1];
  key text := tg_argv[2];
  missing text;
begin
  execute format('select 1 from %2$I t where t.%3$I in (select distinct a.%1$I from added a) and t.xmin <> pg_current_xact_id()::xid
    for key share of t', named, target, key);
  execute format('select min(a.%1$I::text) from (select distinct %1$I from added where %1$I is not null) a
    where not exists (select from %2$I t where t.%3$I = a.%1$I)', named, target, key) into missing;
  if missing is not null then
    raise exception '% of % names nothing in %: %', named, tg_table_name, target, missing using errcode = '23503';
  end if;
  return null;
end
$$;

alter table arrivals drop constraint arrivals_batch_id_fkey;
create trigger arrivals_name_batches after insert on arrivals referencing new table as added
  for each statement execute function require_named('batch_id', 'import_batches', 'id');
create trigger import_batches_named_by_arrivals after delete or update of id on import_batches
  for each row execute function refuse_while_named('arrivals', 'batch_id', 'id');

-- A correction comes with another file. Other changes of an arrival ask nothing of its batch, which may be locked.
create function require_named_anew() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  is_there boolean;
begin
  execute format('select true from %I t where t.%I = ($1).%I for key share of t', tg_argv[1], tg_argv[2], tg_argv[0]) using new into is_there;
  if is_there is null then
    raise exception '% of % names nothing in %', tg_argv[0], tg_table_name, tg_argv[1] using errcode = '23503';
  end if;
  return null;
end
$$;
create trigger arrivals_name_batches_anew after update of batch_id on arrivals for each row
  when (new.batch_id is not null and new.batch_id is distinct from old.batch_id)
  execute function require_named_anew('batch_id', 'import_batches', 'id');
