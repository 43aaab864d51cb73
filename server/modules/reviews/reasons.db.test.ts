import { beforeAll, expect, test } from 'vitest'
import { picturesIn } from '#contracts/filed.ts'
import type { oneReview } from '#contracts/office/reviews.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { seedDemonstration } from '#modules/demonstration/public.ts'
import { fileExemption, photograph, sendImage, submitDraft } from '#tests/support/applicant.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInTwins } from '#tests/support/twins.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
let candidates: Visitor[] = []
let school: Visitor
let seed = 0

beforeAll(async () => {
  await seedDemonstration(application.deps)
  school = await signInStaff(application, 'sufe-review')
  candidates = await signInTwins(application, { of: '何建国', count: 4 })
})

/** Files a new candidate's application for one course, and claims it for the school's reviewer. */
async function claimed() {
  seed += 1
  const candidate = candidates[seed - 1]
  if (!candidate) throw new Error('no candidate left')
  const { ids, credentialIds } = await fileExemption(candidate, { courses: ['03708'], seed })
  const [id = ''] = ids
  expect((await school.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })).status).toBe(200)
  const [diploma = '', form = ''] = credentialIds
  return { candidate, id, diploma, form }
}

const reject = (id: string, choice: { reasons: object[]; note?: string }) =>
  school.call('POST', `/api/office/reviews/${id}/decision`, {
    body: { verdict: 'reject', revision: 1, ...choice },
  })

test('REV-04 「其他」 is refused without a note, in words, and given with one', async () => {
  const { candidate, id } = await claimed()
  const reasons = [{ code: 'other' }]
  expect((await reject(id, { reasons })).body).toMatchObject({
    code: 'note_missing',
    text: expect.stringContaining('「其他」'),
  })
  expect((await reject(id, { reasons, note: '   ' })).body.code).toBe('note_missing')
  expect((await reject(id, { reasons, note: '姓名栏被遮挡' })).body).toEqual({ state: 'rejected' })
  const { body } = await candidate.call('GET', `/api/portal/applications/${id}`)
  expect((body.steps as object[]).at(-1)).toMatchObject({ kind: 'rejected', note: '姓名栏被遮挡' })
})

test('REV-04 a reason is refused for evidence that it is not for, and for a credential that was not filed', async () => {
  const { id, diploma, form } = await claimed()
  const why = async (reason: object) => (await reject(id, { reasons: [reason] })).body.code
  expect(await why({ code: 'course_not_passed' })).toBe('reason_misfit')
  expect(await why({ code: 'companion_expired', place: { kind: 'credential', credentialId: diploma } })).toBe(
    'reason_misfit',
  )
  expect(
    await why({
      code: 'image_unreadable',
      place: { kind: 'credential', credentialId: '01890000-0000-7000-8000-000000000000' },
    }),
  ).toBe('reason_misfit')
  expect(
    (
      await reject(id, {
        reasons: [{ code: 'companion_expired', place: { kind: 'credential', credentialId: form } }],
      })
    ).body,
  ).toEqual({
    state: 'rejected',
  })
})

test('REV-04 reasons belong to their service: the same code and number for another one are its own', async () => {
  const insert = (service: string, number: number) =>
    application.owner.query(
      `insert into reject_reasons (service, code, number, label, words, remedy, seq)
       values ($1, 'image_unreadable', $2, '图片不清晰', '图片不清晰。', '请重拍。', 10)`,
      [service, number],
    )
  await insert('made-up', 1)
  await expect(insert('made-up', 2)).rejects.toThrow(/reject_reasons_pkey/)
  const { body } = await school.call('GET', `/api/office/reviews/${(await claimed()).id}`)
  const reasons = body.reasons as { code: string; number: number; needsNote: boolean }[]
  expect(reasons.filter(({ code }) => code === 'image_unreadable')).toHaveLength(1)
  expect(reasons.filter(({ needsNote }) => needsNote).map(({ number }) => number)).toEqual([99])
})

test('REV-12 a box is kept with the decision, only on a page of the faulted credential; later readers see before and after', async () => {
  const { candidate, id, diploma, form } = await claimed()
  const [page = '', other = ''] = await picturesOf(id)
  const box = { imageId: page, x: 0.1, y: 0.2, width: 0.3, height: 0.1 }
  const place = { kind: 'credential', credentialId: diploma }
  const why = async (mark: object, at: object | undefined = place) =>
    (await reject(id, { reasons: [{ code: 'image_unreadable', ...(at ? { place: at } : {}), mark }] })).body
      .code
  expect(await why({ ...box, imageId: other })).toBe('mark_misfit')
  expect(await why(box, { kind: 'credential', credentialId: form })).toBe('mark_misfit')
  expect(await why({ ...box, width: 0.01 })).toBe('mark_misfit')
  expect(await why({ ...box, x: 0.8 })).toBe('mark_misfit')
  expect(await why({ ...box, y: 1.2 })).toBe('input_invalid')
  expect((await reject(id, { reasons: [{ code: 'image_unreadable', mark: box }] })).body.code).toBe(
    'mark_misfit',
  )

  const reasons = ['image_unreadable', 'number_mismatch'].map((code) => ({ code, place, mark: box }))
  expect((await reject(id, { reasons })).body).toEqual({ state: 'rejected' })
  const mark = { ...box, page: 1 }
  const { body: own } = await candidate.call('GET', `/api/portal/applications/${id}`)
  expect(own.steps).toContainEqual(
    expect.objectContaining({
      faults: [expect.objectContaining({ mark }), expect.objectContaining({ mark })],
    }),
  )
  const { rows } = await application.owner.query<{ new_value: unknown }>(
    `select new_value from audit_entries where action = 'review.reject' and subject_id = $1`,
    [id],
  )
  expect(rows[0]?.new_value).toMatchObject({
    marks: [`第 1 张图片上方靠左（距左边 10%、距上边 20%，宽 30%、高 10%），图片 ${page}`],
  })
  expect((await reviewOf(id)).markedPages).toEqual([])

  const { body: draft } = await candidate.call('POST', `/api/portal/applications/${id}/draft`)
  expect(draft.faults).toContainEqual(expect.objectContaining({ mark }))
  await sendImage(candidate, diploma, await photograph(77_001))
  await candidate.call('DELETE', `/api/portal/images/${page}`)
  expect((await candidate.call('GET', `/api/portal/images/${page}`)).status).toBe(200)
  expect((await submitDraft(candidate, draft as never)).body).toMatchObject({ filingId: expect.any(String) })
  const [after] = await picturesOf(id)
  expect((await reviewOf(id)).markedPages).toEqual([
    {
      ...{ typeName: '毕业证书', mark, isKept: false },
      words: ['图片不清晰，看不清文字或编号。', '填写的编号与图片上的编号不一致。'],
      before: expect.objectContaining({ id: page }),
      after: [expect.objectContaining({ id: after })],
    },
  ])
})

const reviewOf = async (id: string) =>
  (await school.call('GET', `/api/office/reviews/${id}`)).body as unknown as ReplyOf<typeof oneReview>
const picturesOf = async (id: string) =>
  picturesIn((await reviewOf(id)).filed).flatMap(({ images }) => images.map((image) => image.id))
