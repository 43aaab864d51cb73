import { expect, test } from 'vitest'
import { SERVICE_NAMES } from '#contracts/services.ts'
import { addToWallet } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const COURSES = ['13000', '04184', '13887', '13683']
/** What a candidate's pages ask by `readOften`. */
const PATHS = [
  ...['home', 'degree', 'degree/alternatives'],
  ...['credentials', 'messages', 'person', 'sign-ins'],
  ...SERVICE_NAMES.map((service) => `services/${service}`),
]

/** Somebody with so many passed courses and credentials, who opens each page until its statements are prepared. */
async function opensPages(size: number): Promise<void> {
  const person = await given
    .candidate()
    .passed(...COURSES.slice(0, size))
    .enter()
  for (let number = 0; number < size; number += 1) await hasCredential(person)
  for (const path of PATHS)
    for (let time = 0; time < 3; time += 1)
      expect((await person.call('GET', `/api/portal/${path}`)).status).toBe(200)
}

const hasCredential = (person: Candidate) =>
  addToWallet(person, { type: 'diploma', fields: {}, pictures: [] })

/** The statements that are prepared on any of the connections. */
async function prepared(): Promise<Set<string>> {
  const { database } = application.deps
  const clients = await Promise.all(Array.from({ length: database.load().idle }, () => database.connect()))
  const statements = new Set<string>()
  for (const client of clients) {
    const { rows } = await client.query(
      "select statement from pg_prepared_statements where name like 'often-%'",
    )
    for (const { statement } of rows) statements.add(statement)
    client.release()
  }
  return statements
}

test('OPS-02 what is prepared for one is what is prepared for all, however much they have: places are few', async () => {
  await opensPages(1)
  const first = await prepared()
  expect(first.size).toBeGreaterThan(20)
  await opensPages(2)
  await opensPages(4)
  expect([...(await prepared())].filter((statement) => !first.has(statement))).toEqual([])
})
