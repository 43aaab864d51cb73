import { expect, test } from 'vitest'
import { migrate } from '#platform/db/migrate.ts'
import { startOlderDatabase } from '#tests/support/older-database.ts'

const older = startOlderDatabase('0009')

test('WIN-01 of a round that was opened twice before the last keeps its name, and every service gets the spelling of its address', async () => {
  await older.client.query(`
    insert into windows (id, service, round, period) values
      (gen_random_uuid(), 'transfer_out', '2026年下半年', '[2026-05-01,2026-05-08)'),
      (gen_random_uuid(), 'transfer_out', '2026年下半年', '[2026-06-01,2026-06-08)'),
      (gen_random_uuid(), 'exemption', '2026年下半年', '[2026-06-01,2026-06-08)')`)
  await migrate(older.url)
  const { rows } = await older.client.query('select service, round from windows order by service, period')
  expect(rows).toEqual([
    { service: 'exemption', round: '2026年下半年' },
    { service: 'transfer-out', round: '2026年下半年（1）' },
    { service: 'transfer-out', round: '2026年下半年' },
  ])
})
