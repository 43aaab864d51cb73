-- A message about a record that was taken back stays readable and leads nowhere (IMP-01, TRI-01). Forward only.
grant update (link) on messages to kaoji_app;
