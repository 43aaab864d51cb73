-- EVI-03, OPS-03: since when no row names a file of the vault. A database that is restored to a day before may name it again, so that the file
-- goes only when no backup is that old any more. Forward only.
create table unnamed_images (
  vault_key text primary key,
  since timestamptz not null
);
grant select, insert, delete on unnamed_images to kaoji_app;
