import { readFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { replayDegrees } from '#modules/degree-audits/public.ts'
import { answerLine } from '#rulebook/degree/answer-line.ts'
import { givenIn } from '#tests/support/given.ts'
import { appliesForGraduation } from '#tests/support/graduates.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const CASES = readFileSync(new URL('../../../../rulebook/degree/examples.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.stringify((JSON.parse(line) as { case?: unknown }).case ?? JSON.parse(line)))
let key = { personId: '', applicationId: '' }
/** The decisions of the demonstration. */
let samples = 0

beforeEach(async () => {
  const person = await given.candidate().enter()
  key = await appliesForGraduation(application, person)
  const { rows } = await application.owner.query('select count(*)::int as n from degree_decisions')
  samples = rows[0].n
})

/** Keeps a decision; `answer` differs from what the case gives only when a test says so. */
async function decide(degreeCase: string, answer = answerLine(degreeCase)): Promise<void> {
  await application.owner.query(
    `insert into degree_decisions (id, person_id, application_id, revision, kind, plan_id, rules_version, degree_case, answer, decided_at)
     select gen_random_uuid(), $1, $2, 1, 'approved', t.plan_id, '2026-11', $3, $4, $5
     from applications a join tickets t on t.id = a.ticket_id where a.id = $2`,
    [key.personId, key.applicationId, degreeCase, answer, application.clock.now()],
  )
}

test('AUD-09 all kept decisions are recomputed, to the byte, and none differs', async () => {
  for (const one of CASES) await decide(one)
  const { decisions, differences } = await replayDegrees(application.deps)
  expect([decisions, differences]).toEqual([samples + CASES.length, 0])
})

test('AUD-09 one byte that differs is found, kept, and shown to the auditor and to nobody without the post', async () => {
  const [first = '', second = ''] = CASES
  await decide(first)
  await decide(second, answerLine(second).replace(/"verdict":"[a-z_]+"/, '"verdict":"qualified"'))
  const { id, differences } = await replayDegrees(application.deps)
  expect(differences).toBe(1)
  const auditor = await given.officer('auditor')
  const list = await auditor.call('GET', '/api/office/degree-replays')
  expect(list.body).toMatchObject({
    replays: [{ id, decisions: samples + 2, differences: 1, finishedAt: expect.any(String) }],
  })
  const { body } = await auditor.call('GET', `/api/office/degree-replays/${id}`)
  const [found] = body.found as { kept: string; recomputed: string }[]
  expect(found?.kept).toContain('"qualified"')
  expect(found?.recomputed).toBe(answerLine(second))
  const reviewer = await given.officer('school_reviewer', '10272')
  expect((await reviewer.call('GET', '/api/office/degree-replays')).status).toBe(403)
})

test('AUD-09 more decisions than a page are each recomputed once', async () => {
  const [one = ''] = CASES
  for (let n = 0; n < 405; n += 1) await decide(one)
  expect(await replayDegrees(application.deps)).toMatchObject({ decisions: samples + 405, differences: 0 })
})

test('AUD-09 a difference that is known is counted each night and entered once; what is new is entered, and shown with it', async () => {
  const [first = '', second = ''] = CASES
  await decide(first, '{"verdict":"then"}')
  const nights: string[] = []
  const seen: number[] = []
  for (const night of [0, 1, 2]) {
    application.clock.advance(24 * 3600_000)
    if (night === 1) await decide(second, '{"verdict":"then"}')
    const { id, differences } = await replayDegrees(application.deps, () => seen.push(night))
    nights.push(id)
    expect(differences).toBe(night === 0 ? 1 : 2)
  }
  expect(seen).toEqual([0, 1, 1, 2, 2])
  const { rows } = await application.owner.query('select count(*)::int as n from degree_replay_differences')
  expect(rows).toEqual([{ n: 2 }])
  const auditor = await given.officer('auditor')
  const found = nights.map(async (id) => {
    const { body } = await auditor.call('GET', `/api/office/degree-replays/${id}`)
    return (body.found as unknown[]).length
  })
  expect(await Promise.all(found)).toEqual([1, 2, 2])
})
