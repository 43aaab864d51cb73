import { beforeEach, expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import type { FaultPlace } from '#contracts/filed.ts'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { submitDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { openGraduation, prepareGraduation } from '#tests/support/graduate.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { placeOfFault } from '#web/portal/graduation/places.ts'

const application = startApplication()
const given = givenIn(application)
const MAJOR = '120203K'

beforeEach(() => openGraduation(application))

/** Files 申请毕业 with one course missing that is explained. */
async function fileWithout(course: string): Promise<{ candidate: Candidate; id: string; draft: DraftView }> {
  const candidate = await given
    .candidate()
    .enrolledIn(MAJOR)
    .passedAll({ but: [course] })
    .enter()
  const explanations = [{ course, text: '2019 年 4 月已合格，成绩单在主考学校。' }]
  const draft = await prepareGraduation(candidate, (form) => ({ ...form, explanations }))
  const filed = await submitDraft(candidate, draft)
  if (filed.status !== 200) throw new Error(filed.text)
  const { body } = await candidate.call('GET', `/api/portal/filings/${filed.body.filingId}`)
  const [{ id = '' } = {}] = body.applications as { id: string }[]
  return { candidate, id, draft }
}

async function reject(id: string, fault: { code: string; place: FaultPlace }): Promise<void> {
  const officer = await given.officer('school_reviewer', '10272')
  await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  await openPictures(officer, id)
  const decided = await officer.call('POST', `/api/office/reviews/${id}/decision`, {
    body: { revision: 1, verdict: 'reject', reasons: [fault] },
  })
  expect(decided.body).toEqual({ state: 'rejected' })
}

type Named = (form: GraduationForm) => { place: FaultPlace; opens: { step: string; element: string } }

const COURSE: Named = () => ({
  place: { kind: 'row', section: 'courses', row: '13887' },
  opens: { step: 'scores', element: 'course-13887' },
})
const PHOTO: Named = ({ photoId = '' }) => ({
  place: { kind: 'credential', credentialId: photoId },
  opens: { step: 'photo', element: 'photo' },
})
const APPRAISAL: Named = () => ({
  place: { kind: 'section', section: 'appraisal' },
  opens: { step: 'appraisal', element: 'appraisal' },
})
const DIPLOMA: Named = ({ prior: { credentialIds } }) => ({
  place: { kind: 'credential', credentialId: credentialIds[0] ?? '' },
  opens: { step: 'prior', element: `credential-${credentialIds[0]}` },
})
const PHONE: Named = () => ({
  place: { kind: 'field', section: 'contact', field: 'phone' },
  opens: { step: 'person', element: 'contact-phone' },
})

test.each([
  ['a course', 'course_explanation', COURSE],
  ['the photograph', 'photo_unfit', PHOTO],
  ['the 自我鉴定', 'appraisal_unfit', APPRAISAL],
  ['a credential', 'diploma_unreadable', DIPLOMA],
  ['a personal datum', 'contact_wrong', PHONE],
] as const)(
  'GRA-08, APP-04 who is rejected for %s finds everything as it was filed, opened at just that place',
  async (_what, code, named) => {
    const { candidate, id, draft } = await fileWithout('13887')
    const { form } = draft
    if (form.service !== 'graduation') throw new Error(form.service)
    const { place, opens } = named(form)
    await reject(id, { code, place })
    const again = await candidate.call('POST', `/api/portal/applications/${id}/draft`)
    expect(again.body).toMatchObject({ form, correction: { applicationId: id, state: 'rejected' } })
    expect(again.body.faults).toMatchObject([{ code, place }])
    const opened = await candidate.call('GET', `/api/portal/drafts/${again.body.id}`)
    const { faults } = opened.body as unknown as DraftView
    expect(faults.map((fault) => placeOfFault(fault, form))).toEqual([opens])
  },
)
