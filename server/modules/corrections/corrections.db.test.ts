import { beforeAll, expect, test } from 'vitest'
import { seedDemonstration } from '#modules/demonstration/public.ts'
import { bringIn, newestSitting } from '#tests/support/desk.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
let officer: Visitor
let supervisor: Visitor

interface Score {
  person_id: string
  id: string
  mark: number
}

beforeAll(async () => {
  await seedDemonstration(application.deps)
  officer = await signInStaff(application, 'score1')
  supervisor = await signInStaff(application, 'record1')
})

const OF_SCHOOL = `t.school_id = (select school_id from staff_roles r join staff f on f.id = r.staff_id where f.username = 'sufe')`

async function findScore(condition: string): Promise<Score> {
  const { rows } = await application.owner.query<Score>(
    `select s.person_id, s.id, s.mark from scores s join tickets t on t.id = s.ticket_id
     where s.outcome = 'marked' and s.mark < 99 and ${condition} order by s.id limit 1`,
  )
  if (!rows[0]) throw new Error('the demonstration has no such score')
  return rows[0]
}

function ask(who: Visitor, score: Score) {
  const newOutcome = { kind: 'marked', mark: score.mark + 1 }
  const body = { personId: score.person_id, scoreId: score.id, newOutcome, reason: '复核后加 1 分' }
  return who.call('POST', '/api/office/corrections', { body })
}

const decide = (id: unknown, decision: string) =>
  supervisor.call('POST', `/api/office/corrections/${id}/decision`, { body: { decision } })

const markOf = async (id: string) =>
  (await application.owner.query('select mark, version from scores where id = $1', [id])).rows[0]

test('SCO-03 a score that is not out yet cannot be corrected: its owner would hear of it', async () => {
  const { rows } = await application.owner.query('select ticket_no from tickets order by ticket_no limit 1')
  const text = `准考证号,课程代码,成绩\n${rows[0].ticket_no},00015,70\n`
  const sittingId = await newestSitting(application)
  const batchId = await bringIn(application, officer, { kind: 'exam_scores', sittingId, text })
  const score = await findScore(`s.batch_id = '${batchId}'`)
  expect((await ask(officer, score)).body.code).toBe('not_found')
})

test('IMP-03 a school asks for its own candidates only', async () => {
  const school = await signInStaff(application, 'sufe')
  const [own, other] = [await findScore(OF_SCHOOL), await findScore(`not ${OF_SCHOOL}`)]
  expect((await ask(school, other)).body.code).toBe('not_found')
  const asked = await ask(school, own)
  expect(asked.status).toBe(200)
  expect((await decide(asked.body.id, 'refuse')).status).toBe(200)
  expect(await markOf(own.id)).toMatchObject({ mark: own.mark })
  expect((await ask(school, own)).status).toBe(200)
})

test('IMP-03 approving what changed meanwhile is stale, and changes nothing', async () => {
  const score = await findScore(`not ${OF_SCHOOL}`)
  const asked = await ask(officer, score)
  await application.owner.query('update scores set mark = 5, version = version + 1 where id = $1', [score.id])
  expect((await decide(asked.body.id, 'approve')).body.code).toBe('stale')
  expect(await markOf(score.id)).toMatchObject({ mark: 5 })
})

test('IMP-03 an approval and a refusal at the same time: one of them, and the score agrees with it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const score = await findScore(`not ${OF_SCHOOL} and s.mark > 5`)
    const asked = await ask(officer, score)
    const replies = await Promise.all(
      ['approve', 'refuse'].map((decision) => decide(asked.body.id, decision)),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const isApproved = replies[0]?.status === 200
    expect((await markOf(score.id)).mark).toBe(score.mark + (isApproved ? 1 : 0))
  }
})
