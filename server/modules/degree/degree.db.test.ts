import { expect, test } from 'vitest'
import type { DegreeAudit } from '#contracts/degree/degree-audit.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { answerLine } from '#rulebook/degree/answer-line.ts'
import { addToWallet, diploma, fileExemption } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { isSanctioned } from '#tests/support/sanctioned.ts'
import { countStatements } from '#tests/support/statements.ts'
import { fileRow, openSupplements, score, transfer } from '#tests/support/supplements.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { exportCase } from './public.ts'

const application = startApplication()
const given = givenIn(application)

async function audit(person: Candidate, query = ''): Promise<DegreeAudit> {
  const { status, body, text } = await person.call('GET', `/api/portal/degree${query}`)
  expect([status, status === 200 ? '' : text]).toEqual([200, ''])
  return body as unknown as DegreeAudit
}
const courseLine = ({ lines }: DegreeAudit, code: string) =>
  lines.find((line) => line.kind === 'course' && line.course.code === code)

test('AUD-05, AUD-04 the living audit has every course of the plan with its state, and what is left', async () => {
  const person = await given.candidate().passed('13000', '04184').enter()
  const shown = await audit(person)
  expect(shown).toMatchObject({ verdict: 'blocked', courses: { has: 2 }, plan: { majorCode: '120203K' } })
  expect(courseLine(shown, '13000')).toMatchObject({
    state: 'met',
    why: { code: 'scored' },
    scores: [{ outcome: { kind: 'marked', mark: 75 }, source: 'exam' }],
  })
  expect(courseLine(shown, '13140')).toMatchObject({ state: 'missing', isRequired: true })
  expect(shown.path.length).toBe(shown.fewest)
  expect(shown.blocks).toEqual([{ block: 'prior_qualification' }])
})

test('AUD-04, AUD-02 a score of another 准考证 names it, and a 免考 that waits for its decision says so', async () => {
  const person = await given.candidate().enter()
  const other = await given.anotherTicket(person, '530605')
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
     select $1, gen_random_uuid(), $2, '00160', id, 'exam', 'marked', 66, held_to from sittings order by number limit 1`,
    [person.personId, other],
  )
  await fileExemption(person, { courses: ['03708'], seed: 12 })
  const shown = await audit(person)
  expect(courseLine(shown, '00160')).toMatchObject({
    state: 'met',
    scores: [{ ticketNo: expect.stringMatching(/^\d{12}$/) }],
  })
  expect(courseLine(shown, '03708')).toMatchObject({ state: 'waiting', why: { code: 'applied' } })
})

test('AUD-05, SUP-01 a 补登 that waits for its decision says so', async () => {
  await openSupplements(application)
  const person = await given.candidate().passed('04184').enter()
  expect(courseLine(await audit(person), '13000')).toMatchObject({ state: 'missing' })
  await fileRow(person, score({ course: '13000' }))
  expect(courseLine(await audit(person), '13000')).toMatchObject({
    state: 'waiting',
    why: { code: 'applied' },
  })
})

test('AUD-05, SUP-03 every course that a waiting 转入补登 brings in says so, and nobody is sent to its examination', async () => {
  await openSupplements(application)
  const person = await given.candidate().passed('04184').enter()
  const courses = ['13000', '03708'].map((course) => ({
    ...{ course, mark: '70', credits: '7', passedOn: '2014-04-19' },
  }))
  const id = await fileRow(person, transfer({ courses }))
  const shown = await audit(person)
  for (const course of ['13000', '03708'])
    expect(courseLine(shown, course)).toMatchObject({
      state: 'waiting',
      why: { code: 'applied', application: id },
    })
  expect(JSON.stringify(shown.next)).not.toMatch(/13000|03708/)
  await person.call('POST', `/api/portal/applications/${id}/withdraw`, { body: { revision: 1 } })
  expect(courseLine(await audit(person), '13000')).toMatchObject({ state: 'missing' })
})

test('AUD-06 what if: courses taken as passed, another major, and a 准考证 that stays as it is', async () => {
  const person = await given.candidate().passed('13000').enter()
  const before = await audit(person)
  const all = await audit(person, `?assumed=${before.path.map(({ code }) => code).join(',')}`)
  expect(all).toMatchObject({ fewest: 0 })
  const { body } = await person.call('GET', '/api/portal/degree/plans')
  const plans = body.plans as { planId: string; majorCode: string }[]
  const law = plans.find(({ majorCode }) => majorCode === '030101K')
  expect(await audit(person, `?planId=${law?.planId}`)).toMatchObject({ plan: { majorCode: '030101K' } })
  expect(await audit(person)).toEqual(before)
  expect((await person.call('GET', `/api/portal/degree?planId=${person.personId}`)).status).toBe(404)
})

test('AUD-06, GRA-03 a kept situation serves the forecasts of its plan, and one that the plan does not have is refused', async () => {
  const person = await given.candidate().enter()
  const situation = { id: 'other', label: '非相关专业', requires: { course: '00155' } }
  const { rows } = await application.owner.query<{ id: string; situations: unknown }>(
    `with old as (select id, situations from plans where id = (select plan_id from tickets where id = $1))
     update plans p set situations = $2 from old where p.id = old.id returning p.id, old.situations`,
    [person.ticketId, JSON.stringify([{ ...situation, requires: { course: '13000' } }])],
  )
  const planId = rows[0]?.id
  try {
    expect(await audit(person)).toMatchObject({ verdict: 'blocked', next: { kind: 'pick_situation' } })
    const keep = (id: string) =>
      person.call('PUT', '/api/portal/degree/situation', { body: { planId, situation: id } })
    expect((await keep('none-such')).status).toBe(404)
    expect((await keep('other')).status).toBe(200)
    expect(await audit(person)).toMatchObject({ situation: 'other' })
  } finally {
    await application.owner.query('update plans set situations = $2 where id = $1', [
      planId,
      JSON.stringify(rows[0]?.situations),
    ])
  }
})

test('AUD-05, EXM-04 a credential of the wallet that exempts is an alternative, and says what it saves', async () => {
  const person = await given.candidate().enter()
  for (const one of diploma(3)) await addToWallet(person, one)
  const { body } = await person.call('GET', '/api/portal/degree/alternatives')
  const alternatives = body.alternatives as {
    way: { kind: string; courses: { code: string }[] }
    saves: number
  }[]
  const exemption = alternatives.find(({ way }) => way.kind === 'exemption')
  expect(exemption?.way.courses.map(({ code }) => code)).toContain('03708')
  expect(exemption?.saves).toBe(exemption?.way.courses.length)
})

test('HOM-05 the line of the home page says the same as the page', async () => {
  const person = await given.candidate().enrolledIn('530605').enter()
  const verdict = async () => {
    const { verdict, courses, credits, fewest } = await audit(person)
    const { body } = await person.call('GET', '/api/portal/home')
    expect(body.degree).toEqual({ verdict, courses, credits, fewest })
    return verdict
  }
  // Both judge by the day of the next diploma: what ends before it is no hindrance, though it holds today.
  const tomorrow = beijingDateOf(new Date(application.clock.now().getTime() + 24 * 3600_000))
  await isSanctioned(application, { ...person, until: tomorrow })
  expect(await verdict()).toBe('short')
  await isSanctioned(application, { ...person, until: '2036-01-01' })
  expect(await verdict()).toBe('blocked')
})

test('AUD-05, OPS-02 the page costs the database seven statements, whoever asks', async () => {
  const person = await given.candidate().enter()
  await given.anotherTicket(person, '530605')
  const beginner = await given.candidate().passed().enter()
  const count = countStatements(application)
  for (const one of [person, beginner]) {
    count.asked = 0
    await audit(one)
    expect(count.asked).toBe(7)
  }
})

test('AUD-09 an exported case names nobody, and a stranger recomputes the verdict that the page shows', async () => {
  const person = await given.candidate().enter()
  const line = await exportCase(application.deps, { deadline: deadlineIn(10_000) }, person)
  expect(line).toBeDefined()
  const { rows } = await application.owner.query<{ id: string }>(
    'select id from scores where person_id = $1',
    [person.personId],
  )
  const known = [person.name, person.idNumber, person.ticketNo, person.personId, person.ticketId]
  for (const one of [...known, ...rows.map(({ id }) => id)]) expect(line).not.toContain(one)
  const answer = JSON.parse(answerLine(line ?? '')) as { verdict: string; fewest: number; credits: number }
  const shown = await audit(person)
  expect(answer).toMatchObject({ verdict: shown.verdict, fewest: shown.fewest, credits: shown.credits.has })
  const nobody = { ...person, ticketNo: '000000000000' }
  expect(await exportCase(application.deps, { deadline: deadlineIn(10_000) }, nobody)).toBeUndefined()
})
