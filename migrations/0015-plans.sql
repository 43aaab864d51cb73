-- AUD-01, CAT-01: what the degree audit reads: requirements as trees, 加考, substitutions, transitions between plan versions, what
-- transferred candidates must have passed here, and when courses are examined. Forward only.

-- 停考: from that day the course is not examined any more.
alter table courses add column discontinued_on date;

-- retired_on: nobody new from that day. graduates_until: the last day on which somebody can graduate under the version.
alter table plans
  add column graduates_until date check (graduates_until >= effective_on),
  add column choices jsonb not null default '[]',
  add column situations jsonb not null default '[]',
  add column requirements_source text not null default '',
  -- From when on an application for graduation rests on this version: what it requires does not change any more.
  add column relied_on_at timestamptz;

-- The choice groups of before become trees. Their waivers were words (「选考课全选」) that no machine can read, and are left out: the
-- plan then asks for no less than before, and loading plan-requirements.json says the rest.
update plans p set choices = (
  select coalesce(jsonb_agg(case g->>'rule'
      when 'CHOOSE_ONE_GROUP' then jsonb_build_object('name', g->>'name', 'choose', jsonb_build_object('atLeast', 1, 'of', (
        select jsonb_agg(jsonb_build_object('name', inner_group->>'name', 'all', (
          select jsonb_agg(jsonb_build_object('course', code)) from jsonb_array_elements_text(inner_group->'courses') code)))
        from jsonb_array_elements(g->'groups') inner_group)))
      else jsonb_build_object('name', g->>'name', 'choose', jsonb_strip_nulls(jsonb_build_object(
        'atLeast', coalesce((g->>'minCourses')::int, 1), 'minCredits', (g->>'minCredits')::numeric, 'of', (
          select jsonb_agg(jsonb_build_object('course', code)) from jsonb_array_elements_text(g->'courses') code)))) end), '[]')
  from jsonb_array_elements(p.choice_groups) g where g->>'rule' <> 'OPTIONAL')
where p.choice_groups <> '[]';
alter table plans drop column choice_groups;

-- null: by the kind of course; a practice and a thesis are of the own major and school, an examination is not.
alter table plan_courses add column own_major boolean;

create table substitutions (
  id text primary key,
  old_courses text[] not null check (cardinality(old_courses) > 0),
  new_courses text[] not null check (cardinality(new_courses) > 0),
  at_least smallint not null check (at_least > 0),
  min_credits numeric(4, 1) check (min_credits >= 0),
  passed_before date,
  applies_from date,
  applies_to date check (applies_to >= applies_from),
  exempted boolean not null,
  -- null: of every major.
  majors text[] check (cardinality(majors) > 0),
  words text,
  source text not null,
  -- Shown as an example: its source is not the examination authority's own table.
  is_example boolean not null
);

create table plan_transitions (
  ticket_plan_id uuid not null references plans,
  degree_plan_id uuid not null references plans,
  applies_from date not null,
  applies_to date check (applies_to >= applies_from),
  is_default boolean not null,
  words text not null,
  source text not null,
  primary key (ticket_plan_id, degree_plan_id, applies_from)
);
create index plan_transitions_degree_plan on plan_transitions (degree_plan_id);

-- For candidates with transferred scores: by level, or for one version of a plan. Months from the transfer to the diploma.
create table transfer_rules (
  level text not null check (level in ('zhuanke', 'benke')),
  plan_id uuid references plans,
  months smallint not null check (months >= 0),
  min_courses smallint not null check (min_courses >= 0),
  named_courses text[] not null default '{}',
  min_named smallint not null default 0 check (min_named between 0 and cardinality(named_courses)),
  counts_exempted boolean not null,
  source text not null,
  unique nulls not distinct (level, plan_id)
);

create table exam_sessions (
  sitting_id uuid not null references sittings,
  course_code text not null references courses,
  held_on date not null,
  half_day text not null check (half_day in ('morning', 'afternoon')),
  source text not null,
  is_example boolean not null,
  primary key (sitting_id, course_code)
);

create table practice_rounds (
  school_id uuid not null references schools,
  mode text not null check (mode in ('practice', 'thesis')),
  name text not null,
  held_from date not null,
  held_to date not null check (held_to >= held_from),
  source text not null,
  is_example boolean not null,
  primary key (school_id, mode, name)
);

grant select, insert, update, delete on substitutions, plan_transitions, transfer_rules, exam_sessions, practice_rounds to kaoji_app;
