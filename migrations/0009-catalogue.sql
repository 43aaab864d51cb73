-- CAT-02: the catalogue is loaded from files. Each entry has its source, and what is no longer used has its last day instead of
-- being deleted: records rest on it. Forward only.
alter table schools add column source text not null default '', add column retired_on date;
alter table majors add column retired_on date;
alter table plans add column retired_on date, add constraint plans_retired check (retired_on > effective_on);
alter table sittings add column source text not null default '';
alter table windows add column source text not null default '';

-- WIN-01: a round of a service has one window for each school (or for all); that names it in a file. Of one that was opened
-- again under the same name the last keeps it, for a school's own window of that round stands before it; those of before get a number.
update windows w set round = concat(w.round, '（', again.number, '）')
  from (select id, row_number() over (partition by service, school_id, round order by period) as number,
    count(*) over (partition by service, school_id, round) as count from windows) again
  where again.id = w.id and again.number < again.count;
alter table windows add constraint windows_round unique nulls not distinct (service, school_id, round);

-- Two entries may exchange names or periods in one statement: what must not repeat is looked at when it ends.
alter table schools drop constraint schools_name_key, add constraint schools_name_key unique (name) deferrable;
alter table sittings drop constraint sittings_name_key, add constraint sittings_name_key unique (name) deferrable;
alter table windows drop constraint windows_service_coalesce_period_excl,
  add constraint windows_service_coalesce_period_excl exclude using gist (service with =,
    (coalesce(school_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =, period with &&) deferrable;
