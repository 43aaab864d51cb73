import { beforeAll, expect, test } from 'vitest'
import { fileExemption } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { approve, fileRow, openSupplements, rowAtLastLevel, score } from '#tests/support/supplements.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

beforeAll(() => openSupplements(application), 60_000)

const whyNot = async (person: Candidate, code: string) => {
  const { body } = await person.call('GET', '/api/portal/exemption/courses')
  return (body.courses as { code: string; why?: string }[]).find((one) => one.code === code)?.why
}

/** A pass that came from another province years ago, with the name and the credits that it had there. */
async function transferIn(
  person: Candidate,
  { course, credits, name }: { course: string; credits: number; name?: string },
): Promise<void> {
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, source, outcome, mark, obtained_on, transferred_on, credits_at_origin,
       name_at_origin)
     select $1, gen_random_uuid(), $2, code, 'transfer_in', 'marked', 75, '2014-10-19', '2015-09-20', $4, coalesce($5, name)
     from courses where code = $3`,
    [person.personId, person.ticketId, course, credits, name ?? null],
  )
}

/** A result of a practice course under a second 准考证, of another major. */
async function passElsewhere(person: Candidate, outcome: 'marked' | 'exempted'): Promise<void> {
  const ticketId = await given.anotherTicket(person, '120201K')
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, source, outcome, mark, obtained_on)
     values ($1, gen_random_uuid(), $2, '13753', 'supplement', $3, $4, '2024-10-26')`,
    [person.personId, ticketId, outcome, outcome === 'marked' ? 80 : null],
  )
}

test('EXM-01, AUD-02 a transferred pass refuses 免考 only where the degree audit counts it', async () => {
  const person = await given.candidate().enter()
  await transferIn(person, { course: '03708', credits: 2 })
  await transferIn(person, { course: '03709', credits: 3 })
  await transferIn(person, { course: '14199', credits: 6, name: '另一门课程' })
  expect(await whyNot(person, '03708')).toContain('已合格')
  expect(await whyNot(person, '03709')).toBeUndefined()
  expect(await whyNot(person, '14199')).toBeUndefined()
})

test('EXM-03, AUD-02 免考 beside a transferred pass that does not count takes effect', async () => {
  const person = await given.candidate().enter()
  await transferIn(person, { course: '03709', credits: 3 })
  const { ids } = await fileExemption(person, { courses: ['03709'], seed: 71 })
  const id = ids[0] ?? ''
  const last = await rowAtLastLevel(given, id)
  expect((await approve(last, id)).status).toBe(200)
})

test('EXM-01, AUD-02 a practice course that was passed or exempted in another major is asked for in this one', async () => {
  for (const outcome of ['marked', 'exempted'] as const) {
    const person = await given.candidate().enter()
    await passElsewhere(person, outcome)
    expect(await whyNot(person, '13753')).toBeUndefined()
  }
})

test('SUP-01, AUD-02 a lower score of one’s own is registered beside a transferred pass that does not count', async () => {
  const person = await given.candidate().enter()
  await transferIn(person, { course: '03709', credits: 3 })
  await fileRow(person, score({ course: '03709', mark: '62' }))
})
