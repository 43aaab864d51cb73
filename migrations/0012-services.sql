-- A room for every service (APP-09, EXM-03). Forward only.

-- Services have one spelling, that of their address (contracts/services.ts).
update windows set service = replace(service, '_', '-') where service like '%\_%';

-- APP-09: which version of its form a draft was saved with. Sealed revisions say it inside.
alter table drafts add column form_version integer not null default 1 check (form_version > 0);

-- One approval may give several scores (成绩补登, 转入), each course once.
drop index scores_application;
create unique index scores_application on scores (application_id, course_code) where application_id is not null and state <> 'void';
