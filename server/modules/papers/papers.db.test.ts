import { beforeEach, expect, test } from 'vitest'
import type { CredentialView } from '#contracts/evidence.ts'
import type { Filed } from '#contracts/filed.ts'
import { addToWallet } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { fileGraduation, openGraduation } from '#tests/support/graduate.ts'
import { appliesForGraduation } from '#tests/support/graduates.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { coursesOf } from '#tests/support/plan-courses.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)
let he: Candidate
let id: string
const SCHOOL = '10272'

beforeEach(async () => {
  he = await given.candidate().passed('03708', '03709', '00160').enter()
  id = await files()
})

const own = (visitor: Visitor) => visitor.call('GET', `/api/portal/applications/${id}/registration-form`)
const atDesk = (officer: Visitor) => officer.call('GET', `/api/office/reviews/${id}/registration-form`)
const textOf = async ({ bytes }: { bytes: Buffer }) =>
  (await pagesOfPdf(bytes)).join('').replaceAll(/\s/g, '')

/** Files an application with an appraisal that a font lacks a character of, a photo, and the case of two scores. */
async function files(): Promise<string> {
  const { applicationId, personId } = await appliesForGraduation(application, he)
  await addToWallet(he, { type: 'transcript', fields: { obtainedOn: '2020-06-30' }, pictures: [1] })
  const { body } = await he.call('GET', '/api/portal/credentials')
  const image = (body.credentials as CredentialView[]).flatMap(({ images }) => images)[0]
  if (!image) throw new Error('no image')
  const filed: Filed = {
    title: '毕业',
    sections: [
      {
        kind: 'facts',
        key: 'person',
        title: '个人信息',
        facts: [{ key: 'gender', label: '性别', value: '女' }],
      },
      {
        kind: 'pictures',
        key: 'photo',
        title: '毕业照片',
        pictures: [
          { credentialId: image.id, type: 'graduation_photo', typeName: '毕业照片', images: [image] },
        ],
      },
      { kind: 'prose', key: 'appraisal', title: '自我鉴定', body: '勤奋好学\u{30ede}。' },
    ],
  }
  const sealed = application.deps.cipher.seal(
    `application.revision.${applicationId}`,
    JSON.stringify({ filed, form: {}, formVersion: 1 }),
  )
  await application.owner.query(REFILED, [applicationId, sealed])
  await application.owner.query(DECIDED, [
    personId,
    applicationId,
    JSON.stringify(degreeCaseOf(await scoreIds())),
    application.clock.now(),
  ])
  return applicationId
}

/** The ids of the scores that he has, by their courses. */
async function scoreIds(): Promise<Map<string, string>> {
  const { rows } = await application.owner.query('select course_code, id from scores where person_id = $1', [
    he.personId,
  ])
  return new Map(rows.map(({ course_code, id }) => [course_code, id]))
}

/** Corrects the score of a course, as two members of staff do. */
async function correct(course: string, mark: number): Promise<void> {
  const officer = await given.officer('score_officer')
  const supervisor = await given.officer('record_supervisor')
  const scoreId = (await scoreIds()).get(course)
  const newOutcome = { kind: 'marked', mark }
  const asked = await officer.call('POST', '/api/office/corrections', {
    body: { personId: he.personId, scoreId, newOutcome, reason: '成绩复核：漏计分' },
  })
  const path = `/api/office/corrections/${asked.body.id}/decision`
  const decided = await supervisor.call('POST', path, { body: { decision: 'approve' } })
  if (decided.status !== 200) throw new Error(decided.text)
}

const moveTo = (state: string) =>
  application.owner.query('update applications set state = $2, level = 1 where id = $1', [id, state])

// What was filed is append-only, so the content comes as a second revision.
const REFILED = `
  with again as (
    insert into application_revisions (person_id, application_id, revision, filing_id, filed_cipher, digest, filed_at)
    select person_id, application_id, 2, filing_id, $2, digest, filed_at from application_revisions where application_id = $1)
  update applications set revision = 2 where id = $1`

const DECIDED = `
  insert into degree_decisions (id, person_id, application_id, revision, kind, plan_id, rules_version, degree_case, answer, decided_at)
  select gen_random_uuid(), $1, $2, 2, 'approved', t.plan_id, '1', $3, '{}', $4
  from applications a join tickets t on t.id = a.ticket_id where a.id = $2`

const passed = { passedOn: '2024-10-26', source: 'exam', state: 'valid', ownMajor: true }
const degreeCaseOf = (ids: ReadonlyMap<string, string>) => ({
  id: 'made-up',
  on: '2026-12-16',
  graduatesOn: '2026-12-30',
  plan: {
    major: '120203K',
    version: '2024',
    level: 'benke',
    validFrom: null,
    validTo: null,
    minCourses: 1,
    minCredits: 0,
    courses: [
      { code: '03708', credits: 2, mode: 'written' },
      { code: '03709', credits: 4, mode: 'written' },
    ],
    requires: { all: [{ course: '03708' }, { course: '03709' }] },
    situations: [],
    local: null,
  },
  substitutions: [],
  transferMonths: 6,
  record: {
    situation: null,
    priorQualification: 'verified',
    ticket: 'active',
    sanctions: [],
    diplomas: [],
    scores: [
      { ...passed, id: ids.get('03708'), course: '03708', credits: 2, outcome: { mark: 75 } },
      { ...passed, id: ids.get('03709'), course: '03709', credits: 4, outcome: { mark: 75 } },
    ],
  },
})

test('GRA-11 the candidate gets the form as it was filed, with the courses of the audit and the whole ID number', async () => {
  const answer = await own(he)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'private, no-store',
  })
  const text = await textOf(answer)
  for (const words of [
    he.name,
    he.idNumber,
    '性别女',
    '勤奋好学〓（U+30EDE）',
    '03708',
    '752024-10统考',
    '演示数据',
  ])
    expect(text).toContain(words)
  expect(text).not.toContain('仅供核对')
  expect(answer.bytes.toString('latin1')).toContain('/Figure')
  expect((await own(he)).bytes.equals(answer.bytes)).toBe(true)
})

test('GRA-11 what waits is marked, what was rejected or is not theirs is as if it was not there', async () => {
  const stranger = await given.candidate().enter()
  expect((await own(stranger)).body.code).toBe('not_found')
  await moveTo('pending')
  expect(await textOf(await own(he))).toContain('审核尚未结束，仅供核对')
  await moveTo('rejected')
  expect((await own(he)).body.code).toBe('not_found')
})

test('GRA-11, ACC-02 an officer of the school prints an approved form whole, and each printing is in the trail', async () => {
  const officer = await given.officer('school_reviewer', SCHOOL)
  expect(await textOf(await atDesk(officer))).toContain(he.idNumber)
  const { rows } = await application.owner.query(
    `select action, person_id from audit_entries where action = 'application.print_form' and person_id = $1`,
    [he.personId],
  )
  expect(rows).toEqual([{ action: 'application.print_form', person_id: he.personId }])
  await moveTo('pending')
  const waiting = await textOf(await atDesk(officer))
  expect(waiting).not.toContain(he.idNumber)
  expect(waiting).toContain('仅供核对')
})

test('GRA-11 before printing, the officer sees which characters no font has', async () => {
  const officer = await given.officer('school_reviewer', SCHOOL)
  const { body } = await officer.call('GET', `/api/office/reviews/${id}/registration-form/characters`)
  expect(body).toEqual({ unprintable: [{ character: '\u{30ede}', code: 'U+30EDE' }] })
})

test('GRA-11 what a candidate files through the service is what the form says', async () => {
  await openGraduation(application)
  const courses = await coursesOf(application, '120203K')
  const she = await given.candidate().enrolledIn('120203K').passedAll().enter()
  id = await fileGraduation(she)
  const answer = await own(she)
  const text = await textOf(answer)
  const said = `${she.name} ${she.idNumber} ${she.ticketNo} 性别女 籍贯江苏省苏州市 政治面貌群众 专业名称会计学 专业代码120203K 层次专升本
    主考学校上海财经大学 毕业院校苏州大学 毕业证书编号102465201005000001 毕业时间2010年7月1日 苏州市第一中学 父亲 奖惩情况无
    工作单位苏州某某公司 邮政编码200433 认真学习 毕业论文题目中小企业内部控制研究 审核尚未结束，仅供核对`
  for (const words of said.split(/\s+/)) expect(text).toContain(words)
  for (const course of courses) expect(text).toContain(course)
  expect(text).toMatch(/毕业时间：\d{4}年\d{1,2}月本表/)
  expect(answer.bytes.toString('latin1')).toContain('/Figure')
})

test('VER-02 a form whose score was corrected after the decision is issued to nobody until it is decided again', async () => {
  const officer = await given.officer('school_reviewer', SCHOOL)
  const before = await own(he)
  await correct('03709', 62)
  for (const answer of [await own(he), await atDesk(officer)]) {
    expect(answer.body.code).toBe('form_outdated')
    expect(answer.body.text).toContain('课程 03709 的成绩与审核时不同，不能打印。须由审核部门撤销原审核决定')
  }
  expect(await printings()).toBe(0)
  await correct('03709', 75)
  const after = await own(he)
  expect(after.status).toBe(200)
  expect(after.bytes.equals(before.bytes)).toBe(false)
  await correct('03709', 62)
  await moveTo('pending')
  expect((await own(he)).body.text).toContain('作出下一个决定后，即可打印')
})

test('VER-02 a form is not issued either when its score was voided or is gone; another score is nothing to it', async () => {
  await correct('00160', 61)
  expect((await own(he)).status).toBe(200)
  const scoreId = (await scoreIds()).get('03708')
  await application.owner.query("update scores set state = 'void', voided_at = now() where id = $1", [
    scoreId,
  ])
  expect((await own(he)).body.code).toBe('form_outdated')
  await application.owner.query('delete from scores where id = $1', [scoreId])
  expect((await own(he)).body.code).toBe('form_outdated')
})

test('GRA-11, VER-02 the form of a graduate is printed as it was decided, and says what was corrected since', async () => {
  await application.owner.query(GRADUATED, [id, application.clock.now()])
  const before = await textOf(await own(he))
  expect(before).not.toContain('此后有更正')
  await correct('03709', 62)
  const answer = await own(he)
  expect(answer.status).toBe(200)
  const text = await textOf(answer)
  expect(text).toContain('本表按毕业审定时的成绩填写。此后有更正：03709审定时75，现为62。')
  const officer = await given.officer('school_reviewer', SCHOOL)
  expect((await atDesk(officer)).status).toBe(200)
})

/** The diploma of an application, in a publication of the demonstration that has come out. */
const GRADUATED = `
  with p as (select id, batch_id from graduation_publications where state = 'approved' and publish_at <= $2 limit 1)
  insert into diplomas (id, diploma_no, sequence_no, batch_id, publication_id, application_id, application_version, person_id,
    ticket_id, school_id, major_code, major_name, level, holder_name, graduates_on, assigned_at, state)
  select gen_random_uuid(), '99999999999', 99999, p.batch_id, p.id, a.id, a.version, a.person_id, a.ticket_id, a.school_id, a.subject,
    '会计学', 'benke', '某某', '2026-06-30', $2, 'assigned' from applications a, p where a.id = $1`

async function printings(): Promise<number> {
  const { rows } = await application.owner.query(
    `select count(*)::int as count from audit_entries where action = 'application.print_form' and person_id = $1`,
    [he.personId],
  )
  return rows[0].count
}
