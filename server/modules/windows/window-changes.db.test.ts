import { expect, test } from 'vitest'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })

const day = (count: number) => new Date(application.clock.now().getTime() + count * 86_400_000).toISOString()
const people = async () => {
  const given = givenIn(application)
  const [one, other] = [await given.officer('record_supervisor'), await given.officer('system_administrator')]
  return { given, one, other }
}
const open = (who: Officer, body: Record<string, unknown> = {}) =>
  who.call('POST', '/api/office/windows', {
    body: {
      ...{
        service: 'graduation',
        round: '加开一次',
        opensAt: day(400),
        closesAt: day(410),
        reason: '补办一轮',
      },
      ...body,
    },
  })
const decide = (who: Officer, id: unknown, decision: string) =>
  who.call('POST', `/api/office/window-changes/${id}/decision`, { body: { decision } })
interface Shown {
  id: string
  round: string
  state: string
  opensAt: string
  closesAt: string
  nextExpected?: string
}
const shown = async (who: Officer) =>
  (await who.call('GET', '/api/office/windows')).body.windows as unknown as Shown[]
const rowOf = async (who: Officer, round: string) => (await shown(who)).find((row) => row.round === round)
const seen = (row: Shown | undefined) => ({ seenOpensAt: row?.opensAt, seenClosesAt: row?.closesAt })

/** A window that one opened and the other agreed to. */
async function opened(one: Officer, other: Officer, body: Record<string, unknown> = {}) {
  const { id } = (await open(one, body)).body
  expect((await decide(other, id, 'approve')).status).toBe(200)
  const row = await rowOf(one, String(body.round ?? '加开一次'))
  if (!row) throw new Error('the window is not listed')
  return row
}

test('WIN-01 a window opens, moves and closes when a second person agrees, and never before', async () => {
  const { one, other } = await people()
  const asked = await open(one, { nextExpected: '后年' })
  expect(await rowOf(one, '加开一次')).toBeUndefined()
  expect((await decide(one, asked.body.id, 'approve')).body.code).toBe('second_person')
  expect((await decide(other, asked.body.id, 'withdraw')).body.code).toBe('not_permitted')
  expect((await decide(other, asked.body.id, 'approve')).status).toBe(200)
  const row = await rowOf(one, '加开一次')
  expect(row).toMatchObject({
    state: 'upcoming',
    opensAt: day(400),
    closesAt: day(410),
    nextExpected: '后年',
  })

  const path = `/api/office/windows/${row?.id}`
  const moved = await other.call('POST', `${path}/move`, {
    body: { ...seen(row), opensAt: day(390), closesAt: day(410), reason: '提前开放' },
  })
  expect(await rowOf(one, '加开一次')).toEqual(row)
  const again = await one.call('POST', `${path}/move`, {
    body: { ...seen(row), opensAt: day(401), closesAt: day(410), reason: '推迟一天' },
  })
  expect(again.body.code).toBe('window_change_waits')
  expect((await decide(one, moved.body.id, 'refuse')).status).toBe(200)
  expect(await rowOf(one, '加开一次')).toEqual(row)
})

test('WIN-01 an open window is extended and ended early; what has opened is not opened anew', async () => {
  const asking = await people()
  const row = await opened(asking.one, asking.other)
  application.clock.advance(401 * 86_400_000)
  // Their sessions have ended meanwhile.
  const { one, other } = await people()
  const path = `/api/office/windows/${row.id}`
  const move = (body: Record<string, unknown>) =>
    one.call('POST', `${path}/move`, { body: { ...seen(row), reason: '系统故障，延长', ...body } })
  const anew = await move({ opensAt: day(1), closesAt: day(20) })
  expect(anew.body).toMatchObject({ code: 'input_invalid', problems: [{ field: 'opensAt' }] })
  const gone = await move({ opensAt: row.opensAt, closesAt: day(-0.5) })
  expect(gone.body).toMatchObject({ code: 'input_invalid', problems: [{ field: 'closesAt' }] })
  const longer = await move({ opensAt: row.opensAt, closesAt: day(20) })
  expect((await decide(other, longer.body.id, 'approve')).status).toBe(200)
  const extended = await rowOf(one, '加开一次')
  expect(extended).toMatchObject({ state: 'open', closesAt: day(20) })
  // Who still sees the old times asks for nothing.
  expect((await move({ opensAt: row.opensAt, closesAt: day(30) })).body.code).toBe('stale')

  const end = await one.call('POST', `${path}/closing`, { body: { ...seen(extended), reason: '提前结束' } })
  expect((await rowOf(one, '加开一次'))?.state).toBe('open')
  expect((await decide(other, end.body.id, 'approve')).status).toBe(200)
  expect(await rowOf(one, '加开一次')).toMatchObject({ state: 'closed', closesAt: day(0) })
})

test('WIN-01 one to come is taken away; one that overlaps or has the name of another is refused with its round', async () => {
  const { one, other } = await people()
  const row = await opened(one, other)
  const overlap = await open(one, { round: '又一次', opensAt: day(405), closesAt: day(420) })
  expect(overlap.body.code).toBe('window_overlap')
  expect(overlap.text).toContain('加开一次')
  expect((await open(one, { opensAt: day(500), closesAt: day(510) })).body.code).toBe('window_round_taken')
  expect((await open(one, { round: '又一次', opensAt: day(20), closesAt: day(10) })).status).toBe(400)
  // Two that overlap wait side by side: the first to be agreed to holds.
  const [left, right] = [
    await open(one, { round: '甲', opensAt: day(450), closesAt: day(460) }),
    await open(one, { round: '乙', opensAt: day(455), closesAt: day(465) }),
  ]
  expect((await decide(other, left.body.id, 'approve')).status).toBe(200)
  expect((await decide(other, right.body.id, 'approve')).body.code).toBe('window_overlap')
  expect((await decide(one, right.body.id, 'withdraw')).status).toBe(200)
  const { body: listed } = await one.call('GET', '/api/office/window-changes')
  const changes = listed.changes as { id: string; state: string }[]
  const back = changes.find(({ id }) => id === right.body.id)
  expect(back?.state).toBe('withdrawn')
  expect(back).not.toHaveProperty('decidedBy')

  const path = `/api/office/windows/${row.id}/closing`
  const end = await one.call('POST', path, { body: { ...seen(row), reason: '本轮取消' } })
  expect((await decide(other, end.body.id, 'approve')).status).toBe(200)
  expect(await rowOf(one, '加开一次')).toBeUndefined()
})

test('WIN-01 of ten decisions at once on one change, one holds, and the trail has its two entries', async () => {
  const { given, one } = await people()
  const { id } = (await open(one)).body
  const others = await Promise.all(Array.from({ length: 5 }, () => given.officer('record_supervisor')))
  const tries = others.flatMap((who) => [decide(who, id, 'approve'), decide(who, id, 'refuse')])
  const answers = await Promise.all([...tries, decide(one, id, 'withdraw')])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(
    new Set(['stale']),
  )
  const { rows } = await application.owner.query<{ state: string }>('select state from window_changes')
  expect(rows).toHaveLength(1)
  const { rows: trail } = await application.owner.query<{ action: string; reason: string }>(
    "select action, reason from audit_entries where action like 'window.%' order by recorded_at",
  )
  expect(trail).toHaveLength(2)
  expect(trail[0]).toMatchObject({ reason: '补办一轮' })
})

test('WIN-01, TRL-01 the trail says of a window what it was and what it became, with the words for candidates', async () => {
  const { one, other } = await people()
  const row = await opened(one, other, { nextExpected: '后年' })
  const ask = async (path: string, body: Record<string, unknown>) => {
    const reply = await one.call('POST', `/api/office/windows/${row.id}/${path}`, { body })
    expect((await decide(other, reply.body.id, 'approve')).status).toBe(200)
  }
  const [opensAt, closesAt] = [day(390), day(420)]
  await ask('move', { ...seen(row), opensAt, closesAt, nextExpected: '明年六月', reason: '提前开放' })
  // Somebody loads the catalogue with other words; then the window does not open at all.
  await application.owner.query("update windows set next_expected = '明年秋季' where id = $1", [row.id])
  await ask('closing', { ...seen(await rowOf(one, '加开一次')), reason: '本轮取消' })
  const { rows } = await application.owner.query(
    "select action, old_value as old, new_value as new from audit_entries where action in ('window.request', 'window.approve') order by at, recorded_at",
  )
  const before = { opensAt: row.opensAt, closesAt: row.closesAt, nextExpected: '后年' }
  const moved = { opensAt, closesAt, nextExpected: '明年六月' }
  expect(rows.slice(1)).toMatchObject([
    { action: 'window.approve', new: { kind: 'open', ...before } },
    { action: 'window.request', old: before, new: { kind: 'move', ...moved } },
    { action: 'window.approve', old: before, new: { kind: 'move', ...moved } },
    { action: 'window.request', new: { kind: 'close' } },
    { action: 'window.approve', old: { ...moved, nextExpected: '明年秋季' }, new: { kind: 'close' } },
  ])
  expect(rows.at(-1).new).not.toHaveProperty('closesAt')
})

test('WIN-01 the end of a window keeps the words that were changed since it was asked for', async () => {
  const { one, other } = await people()
  const { body: listed } = await one.call('GET', '/api/office/window-changes')
  const [school] = listed.schools as { id: string }[]
  const row = await opened(one, other, { schoolId: school?.id, opensAt: day(-1), nextExpected: '后年' })
  const body = { ...seen(row), reason: '本轮提前结束' }
  const asked = await one.call('POST', `/api/office/windows/${row.id}/closing`, { body })
  await application.owner.query("update windows set next_expected = '明年秋季' where id = $1", [row.id])
  expect((await decide(other, asked.body.id, 'approve')).status).toBe(200)
  expect(await rowOf(one, '加开一次')).toMatchObject({ state: 'closed', nextExpected: '明年秋季' })
})
