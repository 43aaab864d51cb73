import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { runOn, withDatabase } from './database-server.ts'

const FOLDER = new URL('../../migrations/', import.meta.url)

/** Makes a database as an earlier version left it, with the migrations before this number, to test the later ones. */
export function startOlderDatabase(before: string): { url: string; client: pg.Client } {
  const name = `${inject('template')}_before_${before}`
  const url = withDatabase(inject('adminUrl'), name)
  const client = new pg.Client({ connectionString: url })
  beforeAll(async () => {
    await runOn(inject('adminUrl'), `create database ${name}`)
    await client.connect()
    await client.query(
      'create table schema_migrations (name text primary key, digest text not null, applied_at timestamptz not null default now())',
    )
    for (const file of readdirSync(FOLDER).toSorted()) {
      if (file >= before || !file.endsWith('.sql')) continue
      const text = readFileSync(new URL(file, FOLDER), 'utf8')
      await client.query(text)
      const digest = createHash('sha256').update(text).digest('hex')
      await client.query('insert into schema_migrations (name, digest) values ($1, $2)', [file, digest])
    }
  })
  afterAll(async () => {
    await client.end()
    await runOn(inject('adminUrl'), `drop database if exists ${name}`)
  })
  return { url, client }
}
