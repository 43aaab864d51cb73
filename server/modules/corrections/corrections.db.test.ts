import { beforeAll, expect, test } from 'vitest'
import { bringIn, newestSitting } from '#tests/support/desk.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)
let officer: Officer
let supervisor: Visitor

interface Score {
  person_id: string
  id: string
  mark: number
}

beforeAll(async () => {
  officer = await given.officer('score_officer')
  supervisor = await given.officer('record_supervisor')
})

/** Finds a published score of a candidate of 上海财经大学, or of another school. */
async function scoreOf(school: 'own' | 'other'): Promise<Score> {
  const major = school === 'own' ? '120203K' : '040106'
  const { personId } = await given.candidate().enrolledIn(major).passed('00160').enter()
  return oneScore('person_id = $1', personId)
}

async function oneScore(condition: string, value: string): Promise<Score> {
  const { rows } = await application.owner.query<Score>(
    `select person_id, id, mark from scores where ${condition}`,
    [value],
  )
  if (!rows[0]) throw new Error('there is no such score')
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
  const score = await oneScore('batch_id = $1', batchId)
  expect((await ask(officer, score)).body.code).toBe('not_found')
})

test('IMP-03 the record of a candidate shows their corrections, each with both officers, and no others', async () => {
  const [score, other] = [await scoreOf('own'), await scoreOf('own')]
  const { body } = await ask(officer, score)
  await ask(officer, other)
  await decide(body.id, 'approve')
  const of = async (who: Visitor, personId: string) =>
    (await who.call('GET', `/api/office/corrections?personId=${personId}`)).body.corrections as Record<
      string,
      unknown
    >[]
  const shown = await of(officer, score.person_id)
  expect(shown).toMatchObject([
    {
      personId: score.person_id,
      state: 'approved',
      requestedBy: expect.any(String),
      decidedBy: expect.any(String),
    },
  ])
  // A school sees those of its own candidates.
  const elsewhere = await given.officer('school_registrar', '10269')
  expect(await of(elsewhere, score.person_id)).toEqual([])
})

test('IMP-03 a school asks for its own candidates only', async () => {
  const school = await given.officer('school_registrar', '10272')
  const [own, other] = [await scoreOf('own'), await scoreOf('other')]
  expect((await ask(school, other)).body.code).toBe('not_found')
  const asked = await ask(school, own)
  expect(asked.status).toBe(200)
  expect((await decide(asked.body.id, 'refuse')).status).toBe(200)
  expect(await markOf(own.id)).toMatchObject({ mark: own.mark })
  expect((await ask(school, own)).status).toBe(200)
})

test('EXM-03, IMP-03, AUD-01 an exemption is never corrected into a mark, nor an examination into an exemption', async () => {
  const wish = (score: Score, newOutcome: object) =>
    officer.call('POST', '/api/office/corrections', {
      body: { personId: score.person_id, scoreId: score.id, newOutcome, reason: '复核后更正' },
    })
  const exam = await scoreOf('own')
  expect((await wish(exam, { kind: 'exempted' })).body.code).toBe('correction_unfit')
  const { rows } = await application.owner.query<Score>(
    `insert into scores (person_id, id, ticket_id, course_code, source, outcome, obtained_on)
     select person_id, gen_random_uuid(), ticket_id, '00015', 'exemption', 'exempted', obtained_on from scores where id = $1
     returning person_id, id, mark`,
    [exam.id],
  )
  const [exemption] = rows
  if (!exemption) throw new Error('no exemption was given')
  const refused = await wish(exemption, { kind: 'marked', mark: 75 })
  expect([refused.status, refused.body.code]).toEqual([422, 'correction_unfit'])
  expect(refused.text).toContain('撤销那份免考申请的审核决定')

  // One that was asked for before can be refused, and cannot be approved.
  const earlier = await application.owner.query<{ id: string }>(
    `insert into score_corrections (id, person_id, score_id, state, old_value, new_value, reason, requested_by, requested_at)
     values (gen_random_uuid(), $1, $2, 'requested', '{"kind":"exempted"}', '{"kind":"marked","mark":75}', '复核后更正', $3, now())
     returning id`,
    [exemption.person_id, exemption.id, officer.staffId],
  )
  expect((await decide(earlier.rows[0]?.id, 'approve')).body.code).toBe('correction_unfit')
  expect((await decide(earlier.rows[0]?.id, 'refuse')).status).toBe(200)
  expect(await markOf(exemption.id)).toEqual({ mark: null, version: 1 })

  // One that an earlier version let be corrected into a mark is corrected back.
  await application.owner.query("update scores set outcome = 'marked', mark = 75 where id = $1", [
    exemption.id,
  ])
  const back = await wish(exemption, { kind: 'exempted' })
  expect(back.status).toBe(200)
  expect((await decide(back.body.id, 'approve')).status).toBe(200)
  expect(await markOf(exemption.id)).toEqual({ mark: null, version: 2 })
})

test('IMP-03 approving what changed meanwhile is stale, and changes nothing', async () => {
  const score = await scoreOf('other')
  const asked = await ask(officer, score)
  await application.owner.query('update scores set mark = 5, version = version + 1 where id = $1', [score.id])
  expect((await decide(asked.body.id, 'approve')).body.code).toBe('stale')
  expect(await markOf(score.id)).toMatchObject({ mark: 5 })
})

test('IMP-03 an approval and a refusal at the same time: one of them, and the score agrees with it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const score = await scoreOf('other')
    const asked = await ask(officer, score)
    const replies = await Promise.all(
      ['approve', 'refuse'].map((decision) => decide(asked.body.id, decision)),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const isApproved = replies[0]?.status === 200
    expect((await markOf(score.id)).mark).toBe(score.mark + (isApproved ? 1 : 0))
  }
})
