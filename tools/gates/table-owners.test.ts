import { expect, test } from 'vitest'
import { brokenOwnership, tableOwners, writesOf } from './table-owners.ts'
import { treeOf } from './tree/tree.ts'

const SCHEMA = 'export interface DB {\n  persons: Persons\n  tickets: Tickets\n}\n'
const DEMONSTRATION = { 'server/modules/demonstration/all.store.ts': 'tx.insertInto(table)' }

function broken(files: Record<string, string>): string[] {
  const texts = { 'server/platform/db/schema.generated.ts': SCHEMA, ...DEMONSTRATION, ...files }
  const tree = treeOf(texts)
  return brokenOwnership(Object.keys(texts).flatMap((path) => writesOf(tree, path)))
}

const OWN = { 'server/modules/registry/person.store.ts': "tx.insertInto('persons').values(row)" }

test.each([
  "tx.updateTable('persons').set(x)",
  "tx.deleteFrom('persons as p')",
  'sql`insert into persons (id) select 1`',
  'sql`delete from persons p using tickets t`',
  'sql`update persons p set name = 1`',
  'sql`UPDATE persons SET name = 1`',
  'sql`merge into persons as p using x`',
  'sql`truncate persons`',
  'client.query("copy persons (id) from stdin")',
])('table-owners: a table is written by one module only: %s', (text) => {
  expect(broken({ ...OWN, 'server/modules/imports/apply.store.ts': text })).toEqual([
    'persons is written by 2 modules: server/modules/registry/person.store.ts:1, server/modules/imports/apply.store.ts:1',
  ])
})

test.each([
  'sql`select * from persons for update`',
  'sql`insert into staged (id) select id from persons on conflict do update set id = 1`',
  '// an import used to insert into persons\nconst a = 1',
  "tx.selectFrom('persons')",
  "tx.insertInto('tickets').values(row)",
])('table-owners: who reads, and who has a table of its own, writes nobody else’s: %s', (text) => {
  expect(broken({ ...OWN, 'server/modules/imports/apply.store.ts': text })).toEqual([])
})

test('table-owners: a write that hides its table, and an exception that nobody needs', () => {
  for (const text of ['tx.insertInto(table).values(row)', 'sql`insert into ${sql.table(name)} values (1)`'])
    expect(broken({ 'server/modules/imports/apply.store.ts': text })).toEqual([
      'server/modules/imports/apply.store.ts:1 writes a table that is not spelled out',
    ])
  expect(broken({ 'server/modules/demonstration/all.store.ts': '' })).toEqual([
    expect.stringContaining('no exception is needed'),
  ])
})

test('table-owners: reading too little is a finding', () => {
  const { findings } = tableOwners.run(treeOf({ 'server/platform/db/schema.generated.ts': SCHEMA })) as {
    findings: readonly string[]
  }
  expect(findings.at(-1)).toContain('only 0 tables')
})
