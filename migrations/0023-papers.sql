-- The register of papers that were issued, and of those that do not hold any more: VER-01, VER-02. Forward only. Both tables are
-- written by server/modules/paper-proofs, and only ever added to.

-- What a paper says is not kept here: its digest is, and the signed statement that its QR code carries, in which names are masked.
create table papers (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z_]{3,40}$'),
  paper_no text not null check (char_length(paper_no) between 6 and 40),
  -- Whose papers are issued and revoked one after the other: `person:…` or `batch:…`.
  subject text not null check (subject ~ '^[a-z]+:[0-9a-f-]{36}$'),
  -- Nobody for a paper about many.
  person_id uuid references persons,
  -- The 准考证, applications… that it tells about: what happens to one of them revokes it.
  about text[] not null,
  content_digest bytea not null check (octet_length(content_digest) = 32),
  -- The same content is issued anew after it was revoked and holds again.
  edition smallint not null check (edition > 0),
  key_id text not null check (key_id ~ '^[0-9a-f]{8}$'),
  issued_at timestamptz not null,
  statement bytea not null,
  -- Keyed digest of number and code: who types both finds the paper, and nobody can list the codes.
  code_index bytea not null unique,
  unique (kind, subject, content_digest, edition),
  check ((subject like 'person:%') = (person_id is not null))
);
create index papers_subject on papers (subject, kind);
create index papers_person on papers (person_id) where person_id is not null;
create trigger papers_closed before update or delete or truncate on papers execute function refuse_change();

create table paper_revocations (
  paper_id uuid primary key references papers,
  seq integer generated always as identity unique,
  reason text not null check (reason ~ '^[a-z_]{3,40}$'),
  -- What the published list says of it.
  entry bytea not null check (octet_length(entry) = 13),
  revoked_at timestamptz not null
);
create trigger paper_revocations_closed before update or delete or truncate on paper_revocations
  execute function refuse_change();

grant select, insert on papers, paper_revocations to kaoji_app;
