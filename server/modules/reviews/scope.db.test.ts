import { beforeEach, expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
let school: Visitor
let colleague: Visitor
let authority: Visitor
let second: Visitor
let passed = ''
let faulted = ''

beforeEach(async () => {
  // A second reviewer of the same school.
  await application.owner.query(
    "update staff_roles r set school_id = (select school_id from staff_roles o join staff f on f.id = o.staff_id where f.username = 'sufe-review') from staff s where s.id = r.staff_id and s.username = 'ecnu-review'",
  )
  school = await signInStaff(application, 'sufe-review')
  colleague = await signInStaff(application, 'ecnu-review')
  authority = await signInStaff(application, 'review1')
  second = await signInStaff(application, 'review2')
  const { idNumber = '', password = '' } = PERSONAS.find(({ name }) => name === '何建国') ?? {}
  const { visitor } = await signInCandidate(application, { idNumber, password })
  const { ids } = await fileExemption(visitor, { courses: ['03708', '03709'], seed: 1 })
  ;[passed = '', faulted = ''] = ids
})

async function approve(who: Visitor, id: string) {
  await who.call('POST', `/api/office/reviews/${id}/claim`, { body: { takeOver: false } })
  await openPictures(who, id)
  const body = { verdict: 'approve', revision: 1, reasons: [] }
  return who.call('POST', `/api/office/reviews/${id}/decision`, { body })
}

const list = async (who: Visitor, show: string) => {
  const { body } = await who.call('POST', '/api/office/reviews/search', {
    body: { service: 'exemption', show },
  })
  return (body.items as { id: string }[]).map(({ id }) => id)
}

test('REV-06 two of a school ask for the authority’s approval to be taken back, and do not take it back', async () => {
  expect((await approve(school, passed)).body).toEqual({ state: 'in_review' })
  expect((await approve(authority, passed)).body).toEqual({ state: 'approved' })
  const asked = await school.call('POST', `/api/office/reviews/${passed}/undo`, {
    body: { reason: '核验有误' },
  })
  const offered = async (who: Visitor) => (await who.call('GET', '/api/office/undo-requests')).body.requests
  expect(await offered(colleague)).toMatchObject([{ mine: false, can: false }])
  expect(await offered(second)).toMatchObject([{ mine: false, can: true }])
  expect(await offered(school)).toMatchObject([{ mine: true, can: false }])
  const settle = (who: Visitor, decision: string) =>
    who.call('POST', `/api/office/undo-requests/${asked.body.id}/decision`, { body: { decision } })
  expect((await settle(colleague, 'approve')).body.code).toBe('not_permitted')
  expect((await settle(colleague, 'reject')).body.code).toBe('not_permitted')
  expect((await settle(second, 'approve')).status).toBe(200)
})

test('REV-01, ACC-01 whoever was moved to another school no longer sees what they held and decided at the old one', async () => {
  expect((await approve(school, passed)).body).toEqual({ state: 'in_review' })
  await school.call('POST', `/api/office/reviews/${faulted}/claim`, { body: { takeOver: false } })
  expect(await list(school, 'mine')).toEqual([faulted])
  expect(await list(school, 'decided')).toEqual([passed])
  const { rows } = await application.owner.query<{ staff_id: string; school_id: string }>(
    `select f.id as staff_id, (select id from schools where id <> r.school_id order by id limit 1) as school_id
     from staff f join staff_roles r on r.staff_id = f.id where f.username = 'sufe-review'`,
  )
  const security = await signInStaff(application, 'security')
  const moved = await security.call('PUT', `/api/office/staff/${rows[0]?.staff_id}/roles`, {
    body: { roles: [{ role: 'school_reviewer', schoolId: rows[0]?.school_id }] },
  })
  expect(moved.status).toBe(200)
  await expect.poll(() => list(school, 'mine')).toEqual([])
  expect(await list(school, 'decided')).toEqual([])
  expect((await school.call('GET', `/api/office/reviews/${faulted}`)).body.code).toBe('not_found')
})
