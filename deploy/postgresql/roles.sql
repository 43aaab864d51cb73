-- Run once by the administrator of PostgreSQL: psql -v owner_password=… -v serve_password=… -f roles.sql
-- kaoji_owner owns the schema and migrates it. kaoji_serve is the account the processes work with; all it may do, it may do as a
-- member of kaoji_app. Neither may make roles or databases.
\set ON_ERROR_STOP on
create role kaoji_app nologin;
create role kaoji_owner login password :'owner_password';
create role kaoji_serve login password :'serve_password' in role kaoji_app;
create database kaoji owner kaoji_owner encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8' template template0;
revoke connect on database kaoji from public;
grant connect on database kaoji to kaoji_serve;
