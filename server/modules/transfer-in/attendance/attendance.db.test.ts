import { beforeEach, expect, test } from 'vitest'
import {
  arrivalOf,
  bring,
  decideArrival,
  publishNotice,
  type TransferOfficers,
  transferOfficers,
} from '#tests/support/arrivals.ts'
import { givenIn } from '#tests/support/given.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { rowsOfSheet } from '#tests/support/sheet-rows.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
let they: TransferOfficers
const PATH = '/api/office/transfers-in-attendance'

beforeEach(async () => {
  they = await transferOfficers(given)
  await publishNotice(application, they.registrar, 'on_site')
})

test('TRI-02, STA-01 the day of a school leaves the desk as a paper and as a sheet, masked, for this school only, and recorded', async () => {
  const candidate = await given.candidate().enter()
  const [taken] = await bring(application, they.bringer, [arrivalOf(application, candidate)])
  const id = String(taken?.id)
  for (const officer of [they.school, they.authority])
    expect((await decideArrival(application, officer, { id, decision: 'approve' })).status).toBe(200)
  await application.owner.query("update persons set name = '=HYPERLINK(1)' where id = $1", [
    candidate.personId,
  ])

  const paper = await they.registrar.call('GET', `${PATH}/paper`)
  const text = (await pagesOfPdf(paper.bytes)).join('').replaceAll(/\s/g, '')
  expect(text).toContain('武川路校区101室')
  expect(text).toContain(candidate.ticketNo)
  expect(text).not.toContain(candidate.idNumber)

  const sheet = await they.registrar.call('GET', `${PATH}/sheet`)
  const rows = await rowsOfSheet(application, sheet.bytes)
  expect(rows[0]?.slice(0, 4)).toEqual(['序号', '主考学校', '姓名', '证件号码'])
  const own = rows.find((row) => row[4] === candidate.ticketNo)
  expect(own).toMatchObject({ 2: '=HYPERLINK(1)', 5: '江苏省', 8: '待确认' })
  expect(own?.[3]).toMatch(/^\d{3}\*+[\dX]$/)

  const elsewhere = await given.officer('school_registrar', '10269')
  expect(await rowsOfSheet(application, (await elsewhere.call('GET', `${PATH}/sheet`)).bytes)).toHaveLength(1)
  const { rows: trail } = await application.owner.query(
    `select action, actor_id as who, (new_value->>'rows')::int as n from audit_entries where subject_kind = 'attendance'
     order by recorded_at`,
  )
  expect(trail).toEqual([
    { action: 'attendance.print', who: they.registrar.staffId, n: rows.length - 1 },
    { action: 'attendance.export', who: they.registrar.staffId, n: rows.length - 1 },
    { action: 'attendance.export', who: elsewhere.staffId, n: 0 },
  ])
})

test('TRI-02, UX-02 the names of a school stand in the order of pinyin, whatever their code points', async () => {
  const expected: string[] = []
  for (const name of ['阿卜杜拉·买买提', '李四', '王五', '张三']) {
    const candidate = await given.candidate().enter()
    const [taken] = await bring(application, they.bringer, [arrivalOf(application, candidate)])
    const id = String(taken?.id)
    for (const officer of [they.school, they.authority])
      expect((await decideArrival(application, officer, { id, decision: 'approve' })).status).toBe(200)
    await application.owner.query('update persons set name = $2 where id = $1', [candidate.personId, name])
    expected.push(id)
  }
  const { body } = await they.registrar.call('GET', PATH)
  const ids = (body.expected as { id: string }[]).map(({ id }) => id)
  expect(ids.filter((id) => expected.includes(id))).toEqual(expected)
})

test('TRI-02 of a very long list the page shows the first and says how many; paper and sheet leave nobody out', async () => {
  const elsewhere = await given.officer('school_registrar', '10269')
  const candidate = await given.candidate().enter()
  await bring(application, they.bringer, [arrivalOf(application, candidate)])
  await application.owner.query(
    `insert into arrivals (id, origin_province, origin_ticket_no, name, id_type, id_number_cipher, id_number_index, source,
       package_id, package_digest, package_sender, batch_id, arrived_at, person_id, ticket_id, school_id, state, chain, level,
       moved_at, to_confirm_since)
     select gen_random_uuid(), origin_province, 'L' || n, name, id_type, id_number_cipher, id_number_index, source,
       package_id || n, package_digest, package_sender, batch_id, arrived_at, person_id, ticket_id,
       (select id from schools where code = '10269'), 'to_confirm', chain, level, moved_at, moved_at
     from arrivals, generate_series(1, 501) n where ticket_id = $1`,
    [candidate.ticketId],
  )
  const { body } = await elsewhere.call('GET', PATH)
  expect(body).toMatchObject({ all: 501, present: 0 })
  expect(body.expected).toHaveLength(500)
  const sheet = await elsewhere.call('GET', `${PATH}/sheet`)
  expect(await rowsOfSheet(application, sheet.bytes)).toHaveLength(502)
  const paper = await elsewhere.call('GET', `${PATH}/paper`)
  expect((await pagesOfPdf(paper.bytes)).join('').replaceAll(/\s/g, '')).toContain('共501人')
})

test('TRI-02 the desk and the owner each read in their own words that the record was matched', async () => {
  const candidate = await given.candidate().enter()
  const [taken] = await bring(application, they.bringer, [arrivalOf(application, candidate)])
  const stepsAt = async (reply: Promise<{ body: Record<string, unknown> }>) =>
    ((await reply).body.steps as { what: string }[]).map(({ what }) => what)
  expect(await stepsAt(they.registrar.call('GET', `/api/office/transfers-in/${taken?.id}`))).toContain(
    '与考生对上',
  )
  expect(await stepsAt(candidate.call('GET', `/api/portal/transfers-in/${taken?.id}`))).toContain(
    '确认为您的档案',
  )
})
