import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { runOn } from '#tests/support/database-server.ts'
import { ConfigProblem } from '../config/config.ts'
import { ensureRole } from './role.ts'

const role = `kaoji_test_role_${randomBytes(4).toString('hex')}`
afterAll(() => runOn(inject('adminUrl'), `drop role if exists ${role}`))

test('OPS-01 databases of one server that are set up at the same time make the role once, and none of them fails', async () => {
  const clients = Array.from({ length: 12 }, () => new pg.Client({ connectionString: inject('adminUrl') }))
  await Promise.all(clients.map((client) => client.connect()))
  try {
    await Promise.all(clients.map((client) => ensureRole(client, role)))
    const { rows } =
      (await clients[0]?.query('select rolcanlogin from pg_roles where rolname = $1', [role])) ?? {}
    expect(rows).toEqual([{ rolcanlogin: false }])
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
})

test('OPS-01 an account that may not make roles is told what the administrator has to type, and finds a role that is there', async () => {
  const name = `${role}_owner`
  await runOn(inject('adminUrl'), `create role ${name} login password 'tried-in-a-test'`)
  const url = new URL(inject('adminUrl'))
  Object.assign(url, { username: name, password: 'tried-in-a-test' })
  const client = new pg.Client({ connectionString: url.href })
  try {
    await client.connect()
    const refused = ensureRole(client, `${role}_other`)
    await expect(refused).rejects.toThrow(ConfigProblem)
    await expect(refused).rejects.toThrow(`create role ${role}_other nologin;`)
    await runOn(inject('adminUrl'), `create role ${role}_there nologin`)
    await ensureRole(client, `${role}_there`)
  } finally {
    await client.end()
    await runOn(inject('adminUrl'), `drop role ${name}, ${role}_there`)
  }
})
