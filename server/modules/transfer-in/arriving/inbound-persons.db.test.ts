import { beforeAll, expect, test } from 'vitest'
import { sendFile, workRollBack } from '#tests/support/desk.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import {
  applyInboundBatch,
  bringInbound,
  cellsOf,
  checkInbound,
  namedCandidate,
} from '#tests/support/inbound.ts'
import { inboundFile } from '#tests/support/inbound-lines.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
let officer: Officer

beforeAll(async () => {
  officer = await given.officer('score_officer')
})

async function arrivalsOf(batchId: string) {
  const { rows } = await application.owner.query(
    `select a.id, a.name, a.state, a.person_id, a.ticket_id, a.revision,
      (select count(*)::int from arrival_courses c where c.arrival_id = a.id and c.revision = a.revision) as courses,
      (select array_agg(c.person_id || ' ' || array_to_string(c.reasons, ',')) from arrival_candidates c where c.arrival_id = a.id) as candidates
     from arrivals a where a.batch_id = $1 order by a.arrival_no`,
    [batchId],
  )
  return rows
}

/** The notes of a batch, without those that every batch has. */
function notesOf({ noteCounts }: { noteCounts: { note: string }[] }): string[] {
  return noteCounts
    .map(({ note }) => note)
    .filter((note) => note.startsWith('person_') || note.startsWith('undecided:'))
}

test('TRI-01 a file is taken in for the person whom number and name mean, and everybody else waits', async () => {
  const known = await namedCandidate(application)
  const text = inboundFile(
    { ...cellsOf(known), courseCode: '03708' },
    { originTicketNo: '030100000001', courseCode: '00012' },
    { ...cellsOf(known), courseCode: '00015', courseName: '英语（二）', credits: '14' },
  )
  const { id, report } = await checkInbound(application, officer, text)
  expect(report.batch).toMatchObject({ rowsTotal: 3, rowsFaulty: 0 })
  expect(notesOf(report)).toEqual(['person_matched', 'person_unknown'])
  for (const { text: words } of report.noteCounts) expect(words).not.toMatch(/^[a-z_:]+$/)
  await applyInboundBatch(application, officer, id)
  expect(await arrivalsOf(id)).toMatchObject([
    { name: known.name, state: 'under_review', ticket_id: known.ticketId, courses: 2 },
    { name: '张三丰', state: 'unmatched', person_id: null, courses: 1, candidates: null },
  ])
  const { batch } = (await officer.call('GET', `/api/office/imports/${id}`)).body as {
    batch: { state: string }
  }
  expect(batch.state).toBe('applied')
})

test('TRI-01 a number in its 15 digits, a name with another dot or in the characters of older systems: the same person', async () => {
  const [one, two, three] = [
    await namedCandidate(application),
    await namedCandidate(application),
    await namedCandidate(application),
  ]
  await application.owner.query("update persons set name = '阿依古丽·买买提' where id = $1", [two.personId])
  await application.owner.query("update persons set name = '张䶮' where id = $1", [three.personId])
  const fifteen = one.idNumber.slice(0, 6) + one.idNumber.slice(8, 17)
  const text = inboundFile(
    { name: one.name, idNumber: fifteen },
    { name: '阿依古丽•买买提', idNumber: two.idNumber.toLowerCase() },
    { name: '张\uE863', idNumber: three.idNumber },
  )
  const id = await bringInbound(application, officer, text)
  expect(new Set((await arrivalsOf(id)).map(({ ticket_id }) => ticket_id))).toEqual(
    new Set([one.ticketId, two.ticketId, three.ticketId]),
  )
})

test('TRI-01 where number, name and 准考证 speak against each other, staff decide', async () => {
  const a = await namedCandidate(application)
  const b = await namedCandidate(application)
  const c = await namedCandidate(application)
  const d = await namedCandidate(application)
  await given.anotherTicket(d, '120203K').catch(() => '')
  const e = await namedCandidate(application)
  await application.owner.query("update tickets set state = 'transferred_out' where id = $1", [e.ticketId])
  const text = inboundFile(
    { ...cellsOf(a), name: '别人名' },
    { name: b.name, destinationTicketNo: b.ticketNo },
    { ...cellsOf(c), destinationTicketNo: a.ticketNo },
    { ...cellsOf(d), destinationTicketNo: '799999999999' },
    cellsOf(e),
  )
  const { id, report } = await checkInbound(application, officer, text)
  expect(notesOf(report)).toEqual([
    'person_undecided',
    'undecided:name_differs',
    'undecided:no_active_ticket',
    'undecided:number_differs',
    'undecided:ticket_alone',
    'undecided:ticket_of_other',
    'undecided:ticket_unknown',
  ])
  await applyInboundBatch(application, officer, id)
  const arrivals = await arrivalsOf(id)
  expect(arrivals.map(({ state }) => state)).toEqual(Array(5).fill('unmatched'))
  const owners = arrivals.map(({ candidates }) => candidates?.toSorted())
  expect(owners.toSorted()).toEqual(
    [
      [`${a.personId} name_differs`],
      [`${b.personId} number_differs`],
      [`${a.personId} ticket_alone`, `${c.personId} ticket_of_other`].toSorted(),
      [`${d.personId} ticket_unknown`],
      [`${e.personId} no_active_ticket`],
    ].toSorted(),
  )
})

test('TRI-01 the same file again is refused, its content in another file changes nothing, and other content corrects', async () => {
  const known = await namedCandidate(application)
  const text = inboundFile(cellsOf(known))
  const id = await bringInbound(application, officer, text)
  const again = await sendFile(officer, { kind: 'inbound_transfers', text })
  expect(again.body.code).toBe('import_duplicate_file')
  const second = await bringInbound(application, officer, `${text}\n`)
  expect(await arrivalsOf(second)).toEqual([])
  const third = await bringInbound(application, officer, inboundFile({ ...cellsOf(known), mark: '88' }))
  expect(await arrivalsOf(third)).toMatchObject([{ revision: 2, state: 'under_review' }])
  expect(await arrivalsOf(id)).toEqual([])
})

test('IMP-01 an inbound batch is taken back as a whole while nobody has touched it, and not afterwards', async () => {
  const one = await namedCandidate(application)
  const id = await bringInbound(
    application,
    officer,
    inboundFile(cellsOf(one), { originTicketNo: '030100000009', mark: '99' }),
  )
  expect(await arrivalsOf(id)).toHaveLength(2)
  const body = { reason: '文件有误，重新导入' }
  expect((await officer.call('POST', `/api/office/imports/${id}/roll-back`, { body })).status).toBe(200)
  await workRollBack(application, id)
  expect(await arrivalsOf(id)).toEqual([])
  const { messages } = (await one.call('GET', '/api/portal/messages')).body
  expect((messages as { title: string }[]).map(({ title }) => title).toSorted()).toEqual([
    '从江苏省转入的成绩已撤回',
    '您从江苏省转入的成绩已到达',
  ])
  expect(JSON.stringify(messages)).not.toContain('/services/transfer-in/')
  const other = await namedCandidate(application)
  const kept = await bringInbound(application, officer, inboundFile(cellsOf(other)))
  await application.owner.query(
    "update arrivals set state = 'to_confirm', to_confirm_since = now() where batch_id = $1",
    [kept],
  )
  await officer.call('POST', `/api/office/imports/${kept}/roll-back`, { body })
  await workRollBack(application, kept)
  expect(await arrivalsOf(kept)).toHaveLength(1)
  const { batch } = (await officer.call('GET', `/api/office/imports/${kept}`)).body as {
    batch: { state: string; fault: string }
  }
  expect(batch).toMatchObject({ state: 'applied' })
  expect(batch.fault).toContain('1 条记录')
})
