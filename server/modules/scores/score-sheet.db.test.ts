import { beforeAll, expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
let candidate: Visitor

beforeAll(async () => {
  const persona = PERSONAS.find(({ name }) => name === '何建国')
  const { idNumber = '', password = '' } = persona ?? {}
  candidate = (await signInCandidate(application, { idNumber, password })).visitor
})

interface Row {
  id: string
  courseCode: string
  courseName: string
  credits?: number
  sittingName?: string
  sittingNumber?: number
}
const sheet = async () => {
  const { body } = await candidate.call('GET', '/api/portal/scores')
  return body as unknown as { latest?: { number: number; name: string }; scores: Row[] }
}
const first = async () =>
  (await sheet()).scores.find(({ sittingNumber, credits }) => sittingNumber && credits)

test('SCO-01 names, credits and sittings are those of the tables', async () => {
  const row = await first()
  const { rows } = await application.owner.query(
    `select c.name, pc.credits::float as credits, g.number, g.name as sitting from scores s join courses c on c.code = s.course_code
     join tickets t on t.id = s.ticket_id join sittings g on g.id = s.sitting_id
     join plan_courses pc on pc.plan_id = t.plan_id and pc.course_code = s.course_code where s.id = $1`,
    [row?.id],
  )
  expect(rows).toEqual([
    { name: row?.courseName, credits: row?.credits, number: row?.sittingNumber, sitting: row?.sittingName },
  ])
})

test('SCO-01 what is held in memory is read anew when a course, a plan or a sitting changes, by whatever way', async () => {
  const row = await first()
  const code = row?.courseCode
  await application.owner.query("update courses set name = name || '（新）' where code = $1", [code])
  await expect.poll(async () => (await first())?.courseName).toBe(`${row?.courseName}（新）`)
  await application.owner.query('update plan_courses set credits = 9.5 where course_code = $1', [code])
  await expect.poll(async () => (await first())?.credits).toBe(9.5)
  await application.owner.query("update sittings set name = name || '（改期）' where number = $1", [
    row?.sittingNumber,
  ])
  await expect.poll(async () => (await first())?.sittingName).toBe(`${row?.sittingName}（改期）`)
})

test('SCO-03 what is withdrawn from publication, by whatever way, is gone from the sheet at once', async () => {
  const before = await sheet()
  const { number = 0 } = before.latest ?? {}
  const publications =
    '(select p.id from publications p join sittings g on g.id = p.sitting_id where g.number = $1)'
  await application.owner.query(
    `update publications set state = 'withdrawn', withdrawn_by = proposed_by, withdrawn_at = now() where id in ${publications}`,
    [number],
  )
  await expect.poll(async () => (await sheet()).latest?.number).toBe(number - 1)
  expect((await sheet()).scores.some(({ sittingNumber }) => sittingNumber === number)).toBe(false)
  await application.owner.query(
    `update publications set state = 'approved', withdrawn_by = null, withdrawn_at = null where id in ${publications}`,
    [number],
  )
  await expect.poll(sheet).toMatchObject({ latest: { number } })
})
