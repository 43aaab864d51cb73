import { beforeEach, expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const reviewers: Record<string, Visitor> = {}
let he: Visitor

beforeEach(async () => {
  await application.owner.query(
    `update staff_roles set role = 'school_reviewer' where staff_id = (select id from staff where username = 'sufe')`,
  )
  const persona = PERSONAS.find(({ name }) => name === '何建国')
  const { idNumber = '', password = '' } = persona ?? {}
  for (const name of ['sufe-review', 'sufe', 'review1', 'review2'])
    reviewers[name] = await signInStaff(application, name)
  he = (await signInCandidate(application, { idNumber, password })).visitor
})

/** Puts a chain in force from now on. */
async function chain(...levels: ('school' | 'authority')[]): Promise<void> {
  await application.owner.query(
    `insert into review_chains (id, service, levels, expected_days, valid_from, source)
     values (gen_random_uuid(), 'exemption', $1, $2, $3, 'a test')`,
    [levels, levels.map((_, place) => 5 * (place + 1)), application.clock.now()],
  )
  application.clock.advance(1)
}

async function approve(name: string, id: string): Promise<unknown> {
  const who = reviewers[name]
  const claimed = await who?.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  if (claimed?.status !== 200) return claimed?.body.code
  if (who) await openPictures(who, id)
  const decided = await who?.call('POST', `/api/office/reviews/${id}/decision`, {
    body: { verdict: 'approve', revision: 1, reasons: [] },
  })
  return decided?.body.state ?? decided?.body.code
}

test('REV-05 a chain of four levels is walked to its end by four people; what was filed before keeps its own', async () => {
  const before = await fileExemption(he, { courses: ['03708'], seed: 1 })
  await chain('school', 'school', 'authority', 'authority')
  const { ids } = await fileExemption(he, { courses: ['03709'], seed: 2 })
  const [id = ''] = ids
  expect(await approve('sufe-review', id)).toBe('in_review')
  expect(await approve('sufe-review', id)).toBe('second_level')
  expect(await approve('review1', id)).toBe('review_state')
  expect(await approve('sufe', id)).toBe('in_review')
  expect(await approve('review1', id)).toBe('in_review')
  expect(await approve('review1', id)).toBe('second_level')
  expect(await approve('review2', id)).toBe('approved')
  const { body } = await he.call('GET', `/api/portal/applications/${before.ids[0]}`)
  expect(body.next).toHaveLength(3)
})

test('REV-05 a chain of one level takes effect with its one approval', async () => {
  await chain('authority')
  const { ids } = await fileExemption(he, { courses: ['03708'], seed: 3 })
  expect(await approve('sufe-review', ids[0] ?? '')).toBe('review_state')
  expect(await approve('review1', ids[0] ?? '')).toBe('approved')
})

test('REV-05 a chain without a level, with five, or with a level that nobody is, is refused by the table', async () => {
  for (const levels of [[], ['school', 'school', 'school', 'school', 'school'], ['nobody']])
    await expect(chain(...(levels as 'school'[]))).rejects.toThrow(/check constraint/)
})

test('REV-01, REV-04 what a reviewer has judged at another level is neither counted, listed nor next for them, but for a colleague', async () => {
  await chain('school', 'school', 'authority')
  const { ids } = await fileExemption(he, { courses: ['03708'], seed: 4 })
  const [id = ''] = ids
  const ask = async (name: string, path: string, body?: object) => {
    const reply = await reviewers[name]?.call(body ? 'POST' : 'GET', `/api/office/reviews/${path}`, { body })
    return reply?.body ?? {}
  }
  const listed = async (name: string, more: object) => {
    const { items } = await ask(name, 'search', {
      service: 'exemption',
      about: '03708',
      show: 'waiting',
      ...more,
    })
    return (items as { id: string }[]).map((one) => one.id)
  }
  const shown = async (name: string) => {
    const { queues, schools } = (await ask(name, 'queues')) as {
      queues: { service: string; waiting: number }[]
      schools: { service: string; schools: { waiting: number }[] }[]
    }
    const ofService = (one: { service: string }) => one.service === 'exemption'
    return {
      waiting: queues.find(ofService)?.waiting,
      ofSchools: schools.find(ofService)?.schools.reduce((sum, one) => sum + one.waiting, 0),
      listed: [await listed(name, {}), await listed(name, { sort: 'newest' })],
    }
  }
  const before = { mine: await shown('sufe-review'), theirs: await shown('sufe') }
  expect(before.mine.listed).toEqual([[id], [id]])
  expect(await approve('sufe-review', id)).toBe('in_review')
  const { waiting = 0, ofSchools = 0 } = before.mine
  expect(await shown('sufe-review')).toEqual({
    ...{ waiting: waiting - 1, ofSchools: ofSchools - 1 },
    listed: [[], []],
  })
  expect(await shown('sufe')).toEqual(before.theirs)
})
