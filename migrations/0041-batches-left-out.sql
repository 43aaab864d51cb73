-- IMP-02: the second person can leave a batch out of what they release. It leaves the publication while that is still proposed, waits
-- for another one, and the publication remembers it.
create table publication_left_out (
  publication_id uuid not null references publications,
  batch_id uuid not null references import_batches,
  primary key (publication_id, batch_id)
);
grant select, insert on publication_left_out to kaoji_app;
grant delete on publication_batches to kaoji_app;

create function keep_published_batches() returns trigger language plpgsql as $$
begin
  if exists (select from publications p where p.id = old.publication_id and p.state <> 'proposed') then
    raise exception 'a batch leaves a publication only while that is proposed';
  end if;
  return old;
end $$;
create trigger publication_batches_kept before delete on publication_batches
  for each row execute function keep_published_batches();
