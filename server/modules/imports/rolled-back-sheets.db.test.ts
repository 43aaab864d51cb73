import { expect, test } from 'vitest'
import { bringIn, workRollBack } from '#tests/support/desk.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)

async function sheetsOf(personId: string) {
  const { rows } = await application.owner.query(
    `select cardinality(p.about) as tickets, r.reason from papers p left join paper_revocations r on r.paper_id = p.id
     where p.person_id = $1 and p.kind = 'score_sheet' order by 1`,
    [personId],
  )
  return rows
}

/** Brings a second 准考证 in for somebody on record, and answers the batch that did. */
async function bringTicket(officer: Visitor, person: Candidate, ticketNo: string): Promise<string> {
  // A name that a file may have.
  await application.owner.query("update persons set name = '欧阳明月' where id = $1", [person.personId])
  const { rows } = await application.owner.query(
    "select m.code from majors m join schools s on s.id = m.school_id where s.code = '10272' and m.code <> '120203K' order by 1 limit 1",
  )
  const row = `欧阳明月,居民身份证,${person.idNumber},${ticketNo},10272,${rows[0].code},,`
  const text = `姓名,证件类型,证件号码,准考证号,主考学校代码,专业代码,手机号码,密码哈希\n${row}\n`
  return bringIn(application, officer, { kind: 'candidates', text })
}

async function rollBack(officer: Visitor, batchId: string): Promise<void> {
  const path = `/api/office/imports/${batchId}/roll-back`
  expect((await officer.call('POST', path, { body: { reason: '文件有误，重新导入' } })).status).toBe(200)
  await workRollBack(application, batchId)
}

test('IMP-01, VER-02 a 成绩单 that names a 准考证 is revoked when the import of that 准考证 is rolled back; others stay', async () => {
  const officer = await signInStaff(application, 'score1')
  const person = await given.candidate().enter()
  const batchId = await bringTicket(officer, person, '010999888777')
  const { body } = await officer.call('GET', `/api/office/imports/${batchId}`)
  expect(body).toMatchObject({ batch: { state: 'applied' }, problemCounts: [] })
  for (const tickets of ['active', 'all']) {
    const path = `/api/portal/scores/paper?tickets=${tickets}&scores=all`
    expect((await person.call('GET', path)).status).toBe(200)
  }
  expect(await sheetsOf(person.personId)).toEqual([
    { tickets: 1, reason: null },
    { tickets: 2, reason: null },
  ])
  await rollBack(officer, batchId)
  expect(await sheetsOf(person.personId)).toEqual([
    { tickets: 1, reason: null },
    { tickets: 2, reason: 'issued_in_error' },
  ])
})

test('IMP-01, GRA-02 an import under whose 准考证 a score was doubted is not rolled back, and says why', async () => {
  const officer = await signInStaff(application, 'score1')
  const person = await given.candidate().enter()
  const batchId = await bringTicket(officer, person, '010999888666')
  const { rows } = await application.owner.query('select id from tickets where ticket_no = $1', [
    '010999888666',
  ])
  const there = await given.again({ ...person, ticketId: rows[0].id })
  const doubt = { course: '00015', kind: 'missing', explanation: '2024年10月考过，没有成绩' }
  expect((await there.call('POST', '/api/portal/score-doubts', { body: doubt })).status).toBe(200)
  await rollBack(officer, batchId)
  const { body } = await officer.call('GET', `/api/office/imports/${batchId}`)
  expect(body).toMatchObject({ batch: { state: 'applied' } })
  expect(JSON.stringify(body)).toContain('该批次中有 1 条记录已被后续业务使用')
})
