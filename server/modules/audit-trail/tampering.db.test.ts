import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { createSigner } from '#platform/secrets/signer.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signTrail } from './audit-digest.ts'
import { type DigestCopy, readDigest } from './digest-document.ts'
import { type TrailFault, verifyWith } from './verify-trail.ts'

const application = startApplication()
const DAY_MS = 24 * 3600_000
const TABLES = ['audit_digests', 'audit_entries', 'audit_chains', 'audit_clock']
const owner = (words: string) => application.owner.query(words)
/** The digest of the third day, kept where the owner of the database does not reach. */
const outside: DigestCopy[] = []

/** Makes all links fit what the entries say now. */
const RECHAIN = `
  do $$ declare e audit_entries; h bytea; n int; c smallint; begin
    for c in select chain from audit_chains loop
      h := sha256(convert_to('kaoji audit chain ' || c, 'UTF8')); n := 0;
      for e in select * from audit_entries where chain = c order by seq loop
        h := sha256(h || convert_to(audit_entry_text(e), 'UTF8')); n := e.seq;
        update audit_entries set hash = h where chain = e.chain and seq = e.seq;
      end loop;
      update audit_chains set head = h, length = n where chain = c;
    end loop;
  end $$`

/** Runs statements as the owner, whom no trigger stops, and leaves the triggers as they were. */
async function unguarded(...statements: string[]) {
  for (const table of TABLES) await owner(`alter table ${table} disable trigger user`)
  for (const statement of statements) await owner(statement)
  for (const table of TABLES)
    await owner(
      `do $$ begin if (select relkind from pg_class where oid = '${table}'::regclass) = 'r' then alter table ${table} enable trigger user; end if; end $$`,
    )
}

beforeAll(async () => {
  const { database, clock } = application.deps
  for (let day = 0; day < 3; day += 1) {
    const write = (id: number) =>
      database.transact(deadlineIn(20_000), (tx) =>
        writeAudit(tx, {
          at: clock.now(),
          actor: { kind: 'system', name: 'test' },
          action: 'text.edit',
          subject: { kind: 'text', id: String(id) },
          new: { words: `它说："\\n'${id}'" 「·」𠮷` },
          reason: "back\\slash and ' quote",
        }),
      )
    await Promise.all(Array.from({ length: 40 }, (_, id) => write(id)))
    // The database noted its own time; the clock of these three days is the test's.
    await unguarded('update audit_entries set recorded_at = at', RECHAIN)
    await signTrail(application.deps)
    application.clock.advance(DAY_MS)
  }
  await owner("update audit_clock set tolerance = '5 minutes'")
  const { rows } = await owner('select document from audit_digests order by day desc limit 1')
  const digest = readDigest(rows[0]?.document)
  if (digest) outside.push({ digest, document: rows[0]?.document })
})

/** Where names are looked up before the verifier says so; the owner sets it for the database or the role. */
let searchPath = 'public'

function verify(copies: readonly DigestCopy[] = outside, publicKey = application.deps.signer.publicKey) {
  const now = application.clock.now()
  return application.deps.database.transact(deadlineIn(20_000), async (tx) => {
    await sql.raw(`set local search_path = ${searchPath}`).execute(tx)
    return verifyWith(tx, { publicKey, now, copies })
  })
}

/** What the verifier says after the owner did this, with the copy from outside and without; and undoes it. */
async function tampered(statement: string, undo = '') {
  for (const table of TABLES) await owner(`create table kept_${table} as table ${table}`)
  try {
    await unguarded(...statement.split(';;'))
    const said = [await verify(), await verify([])]
    return said.map(({ faults }) => [...new Set(faults.map(({ kind }) => kind))])
  } finally {
    if (undo !== '') await owner(undo)
    await unguarded(
      ...TABLES.flatMap((table) => [
        `truncate ${table}`,
        `insert into ${table} table kept_${table}`,
        `drop table kept_${table}`,
      ]),
    )
    expect((await verify()).faults).toEqual([])
  }
}

test('TRL-01 a whole trail is whole, also by its copy, and every entry was read', async () => {
  const { rows } = await owner('select count(*)::int as n from audit_entries')
  expect(await verify()).toEqual({ entries: rows[0]?.n, digests: 3, faults: [], isClockCompared: true })
  expect(rows[0]?.n).toBeGreaterThan(120)
})

const LAST = '(select chain, max(seq) from audit_entries group by chain order by chain limit 1)'
const FORGED = (at: string, recorded: string) =>
  `insert into audit_entries (chain, seq, at, recorded_at, actor_kind, actor_id, action, subject_kind, subject_id, hash)
   select chain, seq + 1, ${at}, ${recorded}, 'staff', (select id from staff where username = 'record1'), 'recovery.grant', 'x', 'x', ''
   from audit_entries where (chain, seq) in ${LAST};;${RECHAIN}`

/** What was done; how; what it is noticed by with the copy, and without one; what undoes more than rows. */
const KINDS: [string, string, TrailFault['kind'][], TrailFault['kind'][], string?][] = [
  [
    'an entry changed',
    `update audit_entries set reason = '' where (chain, seq) in ${LAST}`,
    ['entry'],
    ['entry'],
  ],
  [
    'an entry changed, and its old text said by a function of the owner',
    `alter function audit_entry_text(audit_entries) rename to true_text;; create table old_texts as select chain, seq, true_text(e) as words from audit_entries e;; create function audit_entry_text(e audit_entries) returns text language sql as $$ select words from old_texts o where (o.chain, o.seq) = (e.chain, e.seq) $$;; update audit_entries set subject_id = 'forged' where seq = 1`,
    ['entry'],
    ['entry'],
    'drop function audit_entry_text(audit_entries); drop table old_texts; alter function true_text(audit_entries) rename to audit_entry_text',
  ],
  ['an entry taken out of the middle', 'delete from audit_entries where seq = 2', ['entry'], ['entry']],
  [
    'two entries swapped',
    'update audit_entries set seq = 1000 where seq = 1;; update audit_entries set seq = 1 where seq = 2;; update audit_entries set seq = 2 where seq = 1000',
    ['entry'],
    ['entry'],
  ],
  [
    'the end of a chain cut off, and its head moved',
    `delete from audit_entries where (chain, seq) in ${LAST};; ${RECHAIN}`,
    ['digest'],
    ['digest'],
  ],
  [
    'a whole chain removed, and its head put back',
    `delete from audit_entries where chain in (select chain from audit_entries limit 1);; ${RECHAIN};; update audit_chains c set head = sha256(convert_to('kaoji audit chain ' || c.chain, 'UTF8')), length = 0 where not exists (select from audit_entries e where e.chain = c.chain)`,
    ['digest'],
    ['digest'],
  ],
  [
    'a chain taken out with its head',
    // The longest chain: what an entry falls to is chance, and a chain that no digest saw is missed by none.
    'delete from audit_entries where chain = (select chain from audit_entries group by chain order by count(*) desc, chain limit 1);; delete from audit_chains c where c.length > 0 and not exists (select from audit_entries e where e.chain = c.chain)',
    ['entry', 'digest'],
    ['entry', 'digest'],
  ],
  [
    'the history rewritten, chains and all',
    `update audit_entries set subject_id = 'forged' where seq = 1;; ${RECHAIN}`,
    ['digest'],
    ['digest'],
  ],
  ['an entry put on without a head', FORGED('now()', 'now()').split(';;')[0] ?? '', ['entry'], ['entry']],
  [
    'an entry put on with a time of 2020, chained properly',
    FORGED("'2020-01-01'", "'2020-01-01'"),
    ['entry', 'digest'],
    ['entry', 'digest'],
  ],
  [
    'an entry that says 2020, chained properly',
    FORGED("'2020-01-01'", "'2026-11-25 12:00Z'"),
    ['entry'],
    ['entry'],
  ],
  ['an entry of times to come', FORGED("'2036-01-01'", "'2036-01-01'"), ['entry'], ['entry']],
  [
    'an entry of two days ago put behind the newest digest',
    FORGED("'2026-11-24 12:00Z'", "'2026-11-24 12:00Z'"),
    ['entry', 'digest'],
    ['entry', 'digest'],
  ],
  [
    'a signature broken',
    "update audit_digests set signature = decode(repeat('00', 64), 'hex') where day = '2026-11-24'",
    ['digest'],
    ['digest'],
  ],
  [
    'a digest rewritten',
    "update audit_digests set document = replace(document, '\"length\":', '\"length\": ') where day = '2026-11-24'",
    ['digest'],
    ['digest'],
  ],
  [
    'a digest that is no JSON',
    "update audit_digests set document = 'x' where day = '2026-11-23'",
    ['digest'],
    ['digest'],
  ],
  ['the first digest deleted', "delete from audit_digests where day = '2026-11-23'", ['digest'], ['digest']],
  [
    'a digest taken out of the middle',
    "delete from audit_digests where day = '2026-11-24'",
    ['digest', 'unsigned'],
    ['digest', 'unsigned'],
  ],
  [
    'a digest moved to another day',
    "update audit_digests set day = '2026-11-26' where day = '2026-11-25'",
    ['digest', 'unsigned'],
    ['digest', 'unsigned'],
  ],
  [
    'the newest digest deleted',
    "delete from audit_digests where day = '2026-11-25'",
    ['unsigned', 'copy'],
    ['unsigned'],
  ],
  [
    'the newest digest deleted, and what it signed rewritten',
    `delete from audit_digests where day = '2026-11-25';; update audit_entries set reason = '' where (chain, seq) in ${LAST};; ${RECHAIN}`,
    ['unsigned', 'copy'],
    ['unsigned'],
  ],
  [
    'all digests deleted, and the history rewritten',
    `truncate audit_digests;; update audit_entries set subject_id = 'forged' where seq = 1;; ${RECHAIN}`,
    ['unsigned', 'copy'],
    ['unsigned'],
  ],
  [
    'everything deleted',
    `truncate audit_digests, audit_entries;; update audit_chains set head = sha256(convert_to('kaoji audit chain ' || chain, 'UTF8')), length = 0`,
    ['empty', 'copy'],
    ['empty'],
  ],
  [
    "a day to come signed with ''",
    `insert into audit_digests values ('2036-01-01', '2036-01-01', '{}', decode(repeat('00', 64), 'hex'))`,
    ['digest'],
    ['digest'],
  ],
  [
    'a view in the place of the entries',
    'alter table audit_entries rename to true_entries;; create view audit_entries as select * from true_entries',
    ['table'],
    ['table'],
    'drop view audit_entries; alter table true_entries rename to audit_entries',
  ],
  [
    'entries hidden by a policy',
    'alter table audit_entries enable row level security',
    ['table'],
    ['table'],
    'alter table audit_entries disable row level security',
  ],
  [
    'a column of another type',
    'alter table audit_entries alter reason type varchar',
    ['table'],
    ['table'],
    'alter table audit_entries alter reason type text',
  ],
]
test.each(KINDS)(
  'TRL-01, TRL-02 the verifier notices %s',
  async (...[, statement, withCopy, without, undo]) => {
    const said = await tampered(statement, undo)
    expect(said).toEqual([expect.arrayContaining(withCopy), expect.arrayContaining(without)])
  },
)

test('TRL-01 a trigger that keeps the trail no longer is named', async () => {
  await owner('alter table audit_entries disable trigger audit_entries_chain')
  const { faults } = await verify()
  await owner('alter table audit_entries enable trigger audit_entries_chain')
  expect(faults).toEqual([{ kind: 'table', place: 'audit_entries_chain' }])
})

test('TRL-01 a trail signed anew with a key of the owner’s own is not ours, and lacks the copy', async () => {
  const own = createSigner({ signingKey: '77'.repeat(32) })
  await owner('create table kept_digests as table audit_digests')
  const { rows } = await owner('select day::text, document from audit_digests order by day')
  let previous: string | null = null
  await owner('alter table audit_digests disable trigger user')
  for (const { day, document } of rows) {
    const forged = JSON.stringify({ ...JSON.parse(document), previous, publicKey: own.publicKey })
    await application.owner.query('update audit_digests set document = $2, signature = $3 where day = $1', [
      ...[day, forged, own.sign(forged)],
    ])
    previous = (
      await owner(
        `select encode(sha256(convert_to(document, 'UTF8')), 'hex') as hash from audit_digests where day = '${day}'`,
      )
    ).rows[0]?.hash
  }
  await owner('alter table audit_digests enable trigger user')
  const trusting = await verify([], own.publicKey)
  const [known, copied] = [await verify([]), await verify(outside, own.publicKey)]
  await unguarded(
    'truncate audit_digests',
    'insert into audit_digests table kept_digests',
    'drop table kept_digests',
  )
  expect(trusting.faults).toEqual([])
  expect(known.faults).toEqual([{ kind: 'digest', place: '2026-11-25' }])
  expect(copied.faults).toEqual([{ kind: 'copy', place: '2026-11-25' }])
})

test('TRL-01 tables and functions of the owner’s own, earlier in the search path, are not asked', async () => {
  const own = TABLES.map((table) => `create table own.${table} as table public.${table}`).join(';')
  await owner(
    `create schema own; ${own}; create function own.sha256(bytea) returns bytea language sql as $$ select null::bytea $$; grant usage on schema own to public; grant select on all tables in schema own to public`,
  )
  searchPath = 'own, pg_catalog, public'
  const said = await tampered('delete from audit_entries where seq = 2')
  searchPath = 'public'
  await owner('drop schema own cascade')
  expect(said.map((kinds) => kinds[0])).toEqual(['entry', 'entry'])
})
