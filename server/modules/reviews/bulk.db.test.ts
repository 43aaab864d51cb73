import { beforeAll, expect, test } from 'vitest'
import { seedDemonstration } from '#modules/demonstration/public.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInTwins } from '#tests/support/twins.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
let candidates: Visitor[] = []
let school: Visitor
let authority: Visitor
let seeds = 0

beforeAll(async () => {
  await seedDemonstration(application.deps)
  school = await signInStaff(application, 'sufe-review')
  authority = await signInStaff(application, 'review1')
  candidates = await signInTwins(application, { of: '何建国', count: 12 })
})

/** Files an application of a new candidate, with the candidate's own papers or with the papers of that seed. */
async function filed({ course = '03708', seed }: { course?: string; seed?: number } = {}) {
  const candidate = candidates.pop()
  if (!candidate) throw new Error('no candidate left')
  seeds += 1
  const { ids } = await fileExemption(candidate, { courses: [course], seed: seed ?? seeds })
  const { rows } = await application.owner.query<{ application_no: number }>(
    'select application_no from applications where id = $1',
    [ids[0]],
  )
  return { id: ids[0] ?? '', no: rows[0]?.application_no ?? 0, seed: seeds }
}

const decideAll = (who: Visitor, ids: readonly string[], verdict = 'approve') =>
  who.call('POST', '/api/office/reviews/decisions', {
    body: {
      items: ids.map((id) => ({ id, revision: 1 })),
      verdict,
      reasons: verdict === 'reject' ? [{ code: 'image_unreadable' }] : [],
    },
  })
const compare = async (who: Visitor, ids: readonly string[]) =>
  (await who.call('POST', '/api/office/reviews/comparison', { body: { ids } })).body as unknown as {
    items: { id: string; likeness?: number; advice: { verdict: string }; unopened: number; isLast: boolean }[]
    reasons: { code: string }[]
  }
const stateOf = async (id: string) =>
  (await application.owner.query('select state from applications where id = $1', [id])).rows[0]?.state

test('REV-07 unlike applications are not decided together: the odd one is named, and nothing has happened', async () => {
  const [one, two, odd] = [await filed(), await filed(), await filed({ course: '03709' })]
  await application.owner.query(
    `update exemption_rules set rule = jsonb_set(rule, '{courses}', '["03708"]') where id = 'political-benke'`,
  )
  const ids = [odd.id, one.id, two.id]
  for (const verdict of ['approve', 'reject']) {
    const { status, body } = await decideAll(school, ids, verdict)
    expect([status, body.code]).toEqual([409, 'bulk_unlike'])
    expect(body.text).toContain(`第 ${odd.no} 号（`)
    expect(body.text).not.toContain(`第 ${one.no} 号`)
  }
  expect(await Promise.all(ids.map(stateOf))).toEqual(['pending', 'pending', 'pending'])
  expect((await decideAll(school, [one.id, two.id])).body.results).toMatchObject([
    { state: 'in_review' },
    { state: 'in_review' },
  ])
})

test('REV-07, REV-08 what shares a number or a picture with another application is decided by itself', async () => {
  const first = await filed()
  const twin = await filed({ seed: first.seed })
  const { items } = await compare(school, [first.id, twin.id])
  expect(items.map(({ likeness }) => likeness)).toEqual([undefined, undefined])
  const { body } = await decideAll(school, [first.id])
  expect(body).toMatchObject({ code: 'bulk_unlike', text: expect.stringContaining('有重复线索') })
})

test('REV-07 the comparison groups what is alike, with the verdict and the reasons that fit all', async () => {
  const [one, two] = [await filed(), await filed()]
  const { items, reasons } = await compare(school, [one.id, two.id, '01890000-0000-7000-8000-000000000000'])
  expect(items).toMatchObject([
    { id: one.id, likeness: 0, advice: { verdict: 'supported' }, isLast: false, unopened: 2 },
    { id: two.id, likeness: 0, advice: { verdict: 'supported' }, isLast: false, unopened: 2 },
  ])
  const codes = reasons.map(({ code }) => code)
  expect(codes).toContain('companion_expired')
  expect(codes).not.toContain('course_not_passed')
  expect((await compare(authority, [one.id])).items).toEqual([])
})

test('REV-07 at the last level nothing takes effect whose pictures this person has not opened', async () => {
  const [seen, unseen] = [await filed(), await filed()]
  expect((await decideAll(school, [seen.id, unseen.id])).status).toBe(200)
  await openPictures(school, unseen.id)
  await openPictures(authority, seen.id)
  const { body } = await decideAll(authority, [seen.id, unseen.id])
  expect(body.results).toMatchObject([
    { id: seen.id, state: 'approved' },
    { id: unseen.id, refusal: expect.stringContaining('还有 2 张图片') },
  ])
  const decide = () =>
    authority.call('POST', `/api/office/reviews/${unseen.id}/decision`, {
      body: { verdict: 'approve', revision: 1, reasons: [] },
    })
  expect((await decide()).body.code).toBe('pictures_unopened')
  expect(await stateOf(unseen.id)).toBe('in_review')
  await openPictures(authority, unseen.id)
  expect((await decide()).body).toEqual({ state: 'approved' })
})
