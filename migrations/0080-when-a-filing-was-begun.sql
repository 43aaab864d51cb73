-- EXM-04: when the candidate began to fill in what was filed, but not before its window opened. A rule that ended while the form was filled in
-- does not count against them. Null: filed before this column. Forward only.
alter table filings add column begun_at timestamptz;
