import { beforeAll, expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { bringIn, newestSitting } from '#tests/support/desk.ts'
import { alsoHolds } from '#tests/support/earlier-posts.ts'
import { approveShown, proposeAll } from '#tests/support/releases.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
let both: Visitor
let officer: Visitor
let supervisor: Visitor

beforeAll(async () => {
  // score1 has both roles: importing and publishing.
  const { rows } = await application.owner.query("select id from staff where username = 'score1'")
  await alsoHolds(application, rows[0].id, { role: 'record_supervisor' })
  both = await signInStaff(application, 'score1')
  officer = await signInStaff(application, 'score2')
  supervisor = await signInStaff(application, 'record1')
})

test('IMP-02 whoever brought the scores in does not release them, though a colleague proposed it', async () => {
  const sittingId = await newestSitting(application)
  const { idNumber = '', password = '' } = PERSONAS[0] ?? {}
  const { visitor } = await signInCandidate(application, { idNumber, password })
  const { body: session } = await visitor.call('GET', '/api/portal/session')
  const [ticket] = session.tickets as { ticketNo: string }[]
  const text = `准考证号,课程代码,成绩\n${ticket?.ticketNo},00015,81\n`
  await bringIn(application, both, { kind: 'exam_scores', sittingId, text })
  const { body } = await proposeAll(officer, { sittingId })
  const approve = (who: Visitor) => approveShown(who, String(body.id))
  expect((await approve(both)).body.code).toBe('second_person')
  expect((await approve(supervisor)).status).toBe(200)
})
