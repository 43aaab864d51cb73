import { beforeEach, expect, test } from 'vitest'
import type { entryComparison } from '#contracts/office/double-entry.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { bringIn, newestSitting, sendFile, sendSecond, work, workApply } from '#tests/support/desk.ts'
import { alsoHolds } from '#tests/support/earlier-posts.ts'
import { browserOf, givenIn, type Officer } from '#tests/support/given.ts'
import { waitingIn } from '#tests/support/locks.ts'
import { approveShown } from '#tests/support/releases.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
let first: Officer
let second: Officer
let tickets: string[]
let sittingId: string

beforeEach(async () => {
  first = await given.officer('score_officer')
  second = await given.officer('score_officer')
  sittingId = await newestSitting(application)
  const { rows } = await application.owner.query(
    `select ticket_no from tickets t where not exists (select from scores s where s.ticket_id = t.id and s.course_code = '00015')
     order by ticket_no limit 6`,
  )
  tickets = rows.map(({ ticket_no }) => ticket_no)
})

const fileOf = (marks: readonly (string | undefined)[]) =>
  `准考证号,课程代码,成绩\n${marks.flatMap((mark, place) => (mark === undefined ? [] : [`${tickets[place]},00015,${mark}`])).join('\n')}\n`
const enterFirst = async (marks: readonly (string | undefined)[]) => {
  const { body } = await sendFile(first, {
    ...{ kind: 'exam_scores', sittingId, text: fileOf(marks), double: 'yes' },
  })
  await work(application, String(body.id))
  return String(body.id)
}
const enterSecond = async (id: string, marks: readonly (string | undefined)[]) => {
  const sent = await sendSecond(second, id, fileOf(marks))
  expect([sent.status, sent.body.code]).toEqual([200, undefined])
  await work(application, String(sent.body.id))
  return String(sent.body.id)
}
const comparisonOf = async (id: string, who = second) => {
  const { body } = await who.call('GET', `/api/office/imports/${id}/comparison`)
  return body as ReplyOf<typeof entryComparison>
}
const settle = (who: Officer, id: string, body: object) =>
  who.call('POST', `/api/office/imports/${id}/comparison`, {
    body: { courseCode: '00015', reason: '核对原始成绩册', ...body },
  })
const apply = async (who: Officer, id: string) =>
  (await who.call('POST', `/api/office/imports/${id}/apply`)).body.code
const outcomesOf = async (batchId: string) => {
  const { rows } = await application.owner.query(
    `select t.ticket_no, coalesce(s.mark::text, s.outcome) as said from scores s join tickets t on t.id = s.ticket_id
     where s.batch_id = $1 order by 1`,
    [batchId],
  )
  return rows.map(({ ticket_no, said }) => [tickets.indexOf(ticket_no), said])
}

test('IMP-02 two entries are compared cell by cell, and only who did not make the first settles what differs', async () => {
  const id = await enterFirst(['60', '70', '80', undefined, '90'])
  expect(await apply(first, id)).toBe('import_second_missing')
  expect((await sendSecond(first, id, fileOf(['60']))).body.code).toBe('second_person')
  const secondId = await enterSecond(id, ['60', '77', '缺考', '65', undefined])
  expect((await sendSecond(second, id, fileOf(['61']))).body.code).toBe('import_second_there')

  const { all, open, differences, isFirst } = await comparisonOf(id)
  expect([all, open, isFirst]).toEqual([4, 4, false])
  expect(differences.map((one) => [tickets.indexOf(one.ticketNo), one.first, one.second])).toEqual([
    [1, { kind: 'marked', mark: 70 }, { kind: 'marked', mark: 77 }],
    [2, { kind: 'marked', mark: 80 }, { kind: 'absent' }],
    [3, undefined, { kind: 'marked', mark: 65 }],
    [4, { kind: 'marked', mark: 90 }, undefined],
  ])
  const choose = (place: number, chosen: 'first' | 'second') => ({
    secondId,
    ticketNo: tickets[place],
    chosen,
  })
  expect((await comparisonOf(id, first)).isFirst).toBe(true)
  expect((await settle(first, id, choose(1, 'first'))).body.code).toBe('second_person')
  expect((await settle(second, id, choose(0, 'first'))).body.code).toBe('stale')
  expect((await settle(second, id, { ...choose(1, 'first'), secondId: id })).body.code).toBe('stale')
  const third = await given.officer('score_officer')
  for (const [who, place, chosen] of [
    [second, 1, 'first'],
    [second, 1, 'second'],
    [third, 2, 'first'],
    [second, 3, 'second'],
  ] as const)
    expect((await settle(who, id, choose(place, chosen))).status).toBe(200)
  expect(await apply(first, id)).toBe('import_entries_differ')
  expect((await settle(second, id, choose(4, 'second'))).status).toBe(200)
  expect(await apply(second, secondId)).toBe('import_is_second')
  expect(await apply(first, id)).toBeUndefined()
  await workApply(application, id)
  expect(await outcomesOf(id)).toEqual([
    [0, '60'],
    [1, '77'],
    [2, '80'],
    [3, '65'],
  ])
  // What was entered, and who chose, stays after the rows are gone.
  const kept = await comparisonOf(id)
  expect(kept.differences.map(({ settled }) => settled?.chosen)).toEqual([
    'second',
    'first',
    'second',
    'second',
  ])
  expect(kept.second?.state).toBe('compared')
  // More than the page lists are counted all the same.
  await application.owner.query(
    `insert into entry_settlements (second_id, ticket_no, course_code, first_value, second_value, chosen, reason, settled_by, settled_at)
     select second_id, 'X' || n, course_code, first_value, second_value, chosen, reason, settled_by, settled_at
     from entry_settlements, generate_series(1, 200) n where second_id = $1 and ticket_no = $2`,
    [secondId, tickets[1]],
  )
  const many = await comparisonOf(id)
  expect([many.all, many.differences.length]).toEqual([204, 200])

  // Whoever entered or settled does not release, whatever their roles.
  await alsoHolds(application, [second.staffId, third.staffId], { role: 'record_supervisor' })
  const { body } = await first.call('POST', '/api/office/publications', {
    body: { sittingId, batchIds: [id] },
  })
  for (const who of [second, third])
    expect(
      (await approveShown(await browserOf(application, { staffId: who.staffId }), String(body.id))).body.code,
    ).toBe('second_person')
})

test('IMP-02 two equal entries need nobody to settle; of two second entries, and of two applications, one counts', async () => {
  const id = await enterFirst(['60', '70'])
  const sent = await Promise.all([
    sendSecond(second, id, fileOf(['60', '70'])),
    sendSecond(second, id, fileOf(['60', '71'])),
  ])
  expect(sent.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const kept = sent.find(({ status }) => status === 200)
  await second.call('POST', `/api/office/imports/${kept?.body.id}/discard`)
  const secondId = await enterSecond(id, ['60', '70'])
  expect(await comparisonOf(id)).toMatchObject({ isCompared: true, all: 0, open: 0 })
  const codes = await Promise.all([apply(first, id), apply(second, id), apply(first, secondId)])
  expect(codes.filter((code) => code === undefined)).toHaveLength(1)
  await workApply(application, id)
  expect(await outcomesOf(id)).toEqual([
    [0, '60'],
    [1, '70'],
  ])
})

test('IMP-02 a check that ends while the comparison is read never leaves a page that neither compares nor asks again', async () => {
  const id = await enterFirst(['60', '70'])
  const sent = await sendSecond(second, id, fileOf(['60', '71']))
  const holder = await application.owner.connect()
  await holder.query('begin; lock table publication_batches in access exclusive mode')
  const reading = comparisonOf(id)
  try {
    await expect.poll(() => waitingIn(application), { timeout: 20_000 }).toBe(1)
    await work(application, String(sent.body.id))
  } finally {
    await holder.query('commit')
    holder.release()
  }
  const { second: shown, isCompared, isComing } = await reading
  expect({ state: shown?.state, isCompared, isComing }).toEqual({
    state: 'checked',
    isCompared: true,
    isComing: false,
  })
})

test('IMP-02 the database itself keeps the two persons apart, and a discarded first takes the second along', async () => {
  const id = await enterFirst(['60', '70'])
  const secondId = await enterSecond(id, ['60', '71'])
  const { owner } = application
  await expect(
    owner.query(
      `insert into entry_settlements (second_id, ticket_no, course_code, first_value, chosen, reason, settled_by, settled_at)
       values ($1, $2, '00015', '{}', 'first', '自己核定', $3, now())`,
      [secondId, tickets[1], first.staffId],
    ),
  ).rejects.toThrow('settles no difference')
  await expect(
    owner.query(
      `insert into import_batches (id, kind, sitting_id, file_name, file_key, file_bytes, file_digest, state, uploaded_by, uploaded_at, entry_of)
       select gen_random_uuid(), kind, sitting_id, file_name, file_key, 1, 'x', 'uploaded', uploaded_by, uploaded_at, id
       from import_batches where id = $1`,
      [id],
    ),
  ).rejects.toThrow('another person')
  expect((await first.call('POST', `/api/office/imports/${id}/discard`)).status).toBe(200)
  const { rows } = await owner.query('select state from import_batches where id = $1', [secondId])
  expect(rows).toEqual([{ state: 'discarded' }])
  expect(
    await bringIn(application, first, { kind: 'exam_scores', sittingId, text: fileOf(['60', '70']) }),
  ).not.toBe(id)
})
