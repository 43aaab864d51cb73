-- APP-04, HOM-07: whoever wants a rejected application no more puts it away, and is not reminded of it in every round. It stays rejected and can
-- be filed again; whatever moves it takes it up again.
alter table applications add column put_away_at timestamptz;
alter table applications add constraint applications_put_away_check check (put_away_at is null or state = 'rejected');
