import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ data: 'empty' })
const schools = { own: randomUUID(), other: randomUUID() }

beforeAll(async () => {
  for (const [name, id] of Object.entries(schools)) {
    const code = name === 'own' ? 'OWN' : 'OTHER'
    await application.owner.query('insert into schools (id, code, name) values ($1, $2, $3)', [
      id,
      code,
      name,
    ])
  }
})

/** Opens a service on these days of December. Answers the error's code when the table refuses. */
async function open(window: { days: [number, number]; school?: string; service?: string }): Promise<string> {
  const [from, to] = window.days.map((day) => `2026-12-${String(day).padStart(2, '0')}T00:00:00Z`)
  return application.owner
    .query('insert into windows (id, service, round, school_id, period) values ($1, $2, $3, $4, $5)', [
      randomUUID(),
      window.service ?? 'exemption',
      randomUUID(),
      window.school ?? null,
      `[${from},${to})`,
    ])
    .then(
      () => 'open',
      (error: { code: string }) => error.code,
    )
}

const OVERLAP = '23P01'
// An insert that runs while others wait for each other may fail with a deadlock instead, which is a refusal as well.
const DEADLOCK = '40P01'

test('WIN-01 a service of a school is never open twice at one instant; windows that only touch are two', async () => {
  expect(await open({ days: [1, 5] })).toBe('open')
  expect(await open({ days: [5, 9] })).toBe('open')
  for (const days of [
    [1, 5],
    [4, 6],
    [2, 3],
    [1, 20],
  ] as [number, number][])
    expect(await open({ days })).toBe(OVERLAP)
  expect(await open({ days: [2, 4], school: schools.own })).toBe('open')
  expect(await open({ days: [3, 8], school: schools.own })).toBe(OVERLAP)
  expect(await open({ days: [3, 8], school: schools.other })).toBe('open')
  expect(await open({ days: [3, 8], service: 'graduation' })).toBe('open')
})

test('WIN-01 a window without an end, without a length, or turned round is refused', async () => {
  expect(await open({ days: [7, 7], service: 'supplement' })).toBe('23514')
  expect(await open({ days: [9, 7], service: 'supplement' })).toBe('22000')
  const endless = application.owner.query(
    "insert into windows (id, service, round, period) values (gen_random_uuid(), 'supplement', 'x', '[2026-12-01,)')",
  )
  await expect(endless).rejects.toMatchObject({ code: '23514' })
})

test('WIN-01 of ten officers who open the same window at once, one does', async () => {
  const tries = Array.from({ length: 10 }, () => open({ days: [20, 24], service: 'transfer-out' }))
  const {
    open: opened,
    refused,
    other,
  } = Object.groupBy(await Promise.all(tries), (code) =>
    code === 'open' ? 'open' : [OVERLAP, DEADLOCK].includes(code) ? 'refused' : 'other',
  )
  expect(other).toBeUndefined()
  expect(opened).toHaveLength(1)
  expect(refused).toHaveLength(9)
  const { rows } = await application.owner.query(
    "select count(*)::int as count from windows where service = 'transfer-out'",
  )
  expect(rows).toEqual([{ count: 1 }])
})
