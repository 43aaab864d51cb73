import { expect, test } from 'vitest'
import { fileExemption } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)

const courseOf = async (visitor: Visitor, code: string) => {
  const { body } = await visitor.call('GET', '/api/portal/exemption/courses')
  return (body.courses as { code: string; why?: string }[]).find((one) => one.code === code)
}

/** The same person at another browser, under a second 准考证 of the same major. */
async function underAnother(person: Candidate): Promise<Visitor> {
  return given.again({ ...person, ticketId: await given.anotherTicket(person, '120203K') })
}

test('EXM-01, APP-06 a course that is asked for under another 准考证 waits under all of them', async () => {
  const person = await given.candidate().enter()
  const other = await underAnother(person)
  expect(await courseOf(other, '03708')).not.toHaveProperty('why')
  await fileExemption(person, { courses: ['03708'], seed: 41 })
  expect(await courseOf(other, '03708')).toMatchObject({ why: expect.stringContaining('正在办理中') })
  await expect(fileExemption(other, { courses: ['03708'], seed: 42 })).rejects.toThrow('正在办理中')
  // What is not asked for there can be asked for here.
  await fileExemption(other, { courses: ['03709'], seed: 43 })
})

test('EXM-01 of two filings of one course at once, under two 准考证, one is filed', async () => {
  const person = await given.candidate().enter()
  const other = await underAnother(person)
  const filings = await Promise.allSettled([
    fileExemption(person, { courses: ['03708'], seed: 44 }),
    fileExemption(other, { courses: ['03708'], seed: 45 }),
  ])
  expect(filings.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const { rows } = await application.owner.query('select state from applications where person_id = $1', [
    person.personId,
  ])
  expect(rows).toEqual([{ state: 'pending' }])
})
