import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { createPreparing } from './preparing.ts'

let client: pg.Client

beforeAll(async () => {
  client = new pg.Client(inject('adminUrl'))
  await client.connect()
})
beforeEach(async () => {
  await client.query('drop table if exists held')
  await client.query('create temporary table held (id int, name text)')
})
afterAll(() => client.end())

async function prepared(): Promise<string[]> {
  const { rows } = await client.query(
    "select statement from pg_prepared_statements where name like 'often-%' order by prepare_time",
  )
  return rows.map(({ statement }) => statement)
}

test('OPS-02 a statement is prepared when it is asked for the third time, with whatever values', async () => {
  const { query } = createPreparing()(client)
  const text = 'select name from held where id = $1'
  await client.query("insert into held values (1, '甲'), (2, '乙')")
  const names: unknown[] = []
  for (const id of [1, 2, 1, 2, 3]) {
    names.push((await query(text, [id])).rows[0]?.name)
    expect((await prepared()).includes(text)).toBe(names.length >= 3)
  }
  expect(names).toEqual(['甲', '乙', '甲', '乙', undefined])
})

test('OPS-02 no more statements are prepared than there are places', async () => {
  const { query } = createPreparing(4)(client)
  const texts = Array.from({ length: 9 }, (_, place) => `select ${place} + $1::int as sum from held`)
  for (const text of [...texts, ...texts, ...texts]) await query(text, [1])
  const found = await prepared()
  expect(texts.filter((text) => found.includes(text))).toEqual(texts.slice(0, 4))
})

test('OPS-02 a statement whose columns were changed since it was prepared is answered all the same', async () => {
  const { query } = createPreparing()(client)
  await client.query("insert into held values (1, '甲')")
  const ask = async () => (await query('select *, $1::int as asked from held', [7])).rows[0]
  for (let time = 0; time < 4; time += 1) expect(await ask()).toEqual({ id: 1, name: '甲', asked: 7 })
  await client.query("alter table held add column more text default '丙'")
  for (let time = 0; time < 2; time += 1)
    expect(await ask()).toEqual({ id: 1, name: '甲', more: '丙', asked: 7 })
})

test('OPS-02 what fails for another reason fails', async () => {
  const { query } = createPreparing()(client)
  const ask = () => query('select 1 / $1::int as part', [0])
  for (let time = 0; time < 4; time += 1) await expect(ask()).rejects.toMatchObject({ code: '22012' })
})
