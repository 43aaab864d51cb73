-- TRI-01: what another province says of a course stands in columns: an object in each of 100,000 rows is parsed, kept twice and taken apart
-- thrice.
alter table import_rows add column course_name text, add column credits numeric, add column passed_on date;
-- Rows of one person stand together: their cells of the person stand in the first of them, which the others name.
alter table import_rows add column cells_of_row integer;
