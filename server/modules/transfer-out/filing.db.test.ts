import { expect, test } from 'vitest'
import type { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { openGraduation } from '#tests/support/graduate.ts'
import { isSanctioned } from '#tests/support/sanctioned.ts'
import { startApplication } from '#tests/support/test-application.ts'
import {
  beginTransfer,
  fileTransfer,
  sendTransfer,
  ticketState,
  transferable,
} from '#tests/support/transfer-out.ts'

const application = startApplication()
const given = givenIn(application)

async function addScore(
  { personId, ticketId }: Candidate,
  score: { course: string; source: string; transferredOn?: string },
): Promise<void> {
  const isInbound = score.transferredOn !== undefined
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, source, outcome, mark, obtained_on, transferred_on, credits_at_origin, name_at_origin)
     select $1, gen_random_uuid(), $2, code, $4, $5, $6, '2020-04-12', $7, $8, case when $7::date is null then null else name end
     from courses where code = $3`,
    [
      ...[personId, ticketId, score.course, score.source],
      ...(score.source === 'exemption' ? ['exempted', null] : ['marked', 77]),
      score.transferredOn ?? null,
      isInbound ? 4 : null,
    ],
  )
}

async function problemsOf(candidate: Candidate, change: Partial<TransferOutForm>): Promise<string[]> {
  const { status, body, text } = await sendTransfer(candidate, change)
  if (status === 200) return []
  if (body.code !== 'draft_incomplete') throw new Error(text)
  return (body.problems as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`)
}

async function whyNot(candidate: Candidate): Promise<string> {
  const { status, body } = await beginTransfer(candidate)
  expect([status, body.code]).toEqual([409, 'precondition_unmet'])
  return String(body.text)
}

test('TRO-01 every pass is shown, and what may not go with its reason', async () => {
  const candidate = await given.candidate().passed('13000', '04184').enter()
  await addScore(candidate, { course: '03708', source: 'exemption' })
  await addScore(candidate, { course: '13887', source: 'transfer_in', transferredOn: '2020-09-20' })
  const { body } = await candidate.call('GET', '/api/portal/transfer-out/choices')
  const scores = body.scores as { course: string; why?: string }[]
  expect(scores.map(({ course, why }) => [course, why])).toEqual([
    ['03708', '免考的课程不能转出，请在转入地重新申请免考。'],
    ['04184', undefined],
    ['13000', undefined],
    ['13887', '从外省转入的成绩不能再次转出。'],
  ])
})

test('TRO-01 a course with a code of the city’s own stays, as the catalogue says', async () => {
  const candidate = await given.candidate().passed('13000', '13752').enter()
  await application.owner.query(
    "insert into transfer_out_courses values ('13752', 'not_national', '测试') on conflict do nothing",
  )
  expect([...(await transferable(candidate)).keys()]).toEqual(['13000'])
  await application.owner.query('delete from transfer_out_courses')
})

test.each<[string, Partial<TransferOutForm>, string[]]>([
  ['no score', { scores: [] }, ['scores missing']],
  ['a score that is not there', { scores: ['00000000-0000-4000-8000-000000000000'] }, ['scores gone']],
  ['Shanghai', { province: '上海市', majorFrom: 'typed' }, ['province shanghai']],
  ['a major that the list does not have', { majorFrom: 'list', majorCode: '999999' }, ['majorFrom unlisted']],
])('TRO-01 %s is refused at its field', async (_, change, problems) => {
  expect(await problemsOf(await given.candidate().enter(), change)).toEqual(problems)
})

test('TRO-01 an exempted course is refused at its row, and every score that may go is filed', async () => {
  const candidate = await given.candidate().passed('13000', '04184').enter()
  await addScore(candidate, { course: '03708', source: 'exemption' })
  const { rows } = await application.owner.query<{ id: string }>(
    "select id from scores where ticket_id = $1 and source = 'exemption'",
    [candidate.ticketId],
  )
  const exempted = rows[0]?.id ?? ''
  expect(await problemsOf(candidate, { scores: [exempted] })).toEqual([`scores.${exempted} exempted`])
  expect(await problemsOf(candidate, {})).toEqual([])
})

test('TRO-01 the own number is no number of the destination, and every number is folded', async () => {
  const candidate = await given.candidate().enter()
  expect(await problemsOf(candidate, { otherTicketNo: candidate.ticketNo })).toEqual(['otherTicketNo own'])
  const id = await fileTransfer(candidate, { otherTicketNo: 'ｊｓ－3201 0523 0018' })
  const { body } = await candidate.call('GET', `/api/portal/applications/${id}`)
  expect(JSON.stringify(body)).toContain('JS320105230018')
})

test('TRO-01 a chosen major is filed as the list of the province names it', async () => {
  await application.owner.query(
    "insert into destination_majors values ('浙江省', 'benke', '120203K', '会计学（浙）', null, '测试') on conflict do nothing",
  )
  const candidate = await given.candidate().enter()
  const { body: list } = await candidate.call(
    'GET',
    `/api/portal/transfer-out/majors?province=${encodeURIComponent('浙江省')}`,
  )
  expect(list.majors).toContainEqual({ level: 'benke', code: '120203K', name: '会计学（浙）' })
  const chosen = { province: '浙江省', majorFrom: 'list', majorCode: '120203K', majorName: '别的' } as const
  const id = await fileTransfer(candidate, chosen)
  const { body } = await candidate.call('GET', `/api/portal/applications/${id}`)
  expect(JSON.stringify(body)).toContain('会计学（浙）')
})

test('TRO-01 whoever has passed every course of the major graduates here', async () => {
  const candidate = await given.candidate().enrolledIn('120203K').passedAll().enter()
  expect(await whyNot(candidate)).toContain('应在本市申请毕业')
  const short = await given
    .candidate()
    .enrolledIn('120203K')
    .passedAll({ but: ['03708'] })
    .enter()
  expect((await beginTransfer(short)).status).toBe(200)
})

test('TRO-01 a year after an inbound transfer, to the day, the 准考证 may leave again', async () => {
  const today = application.clock.now()
  const day = (shift: number) => {
    const date = new Date(today.getTime() + 8 * 3600_000)
    date.setUTCFullYear(date.getUTCFullYear() - 1)
    date.setUTCDate(date.getUTCDate() + shift)
    return date.toISOString().slice(0, 10)
  }
  const [recent, ripe] = [await given.candidate().enter(), await given.candidate().enter()]
  await addScore(recent, { course: '03708', source: 'transfer_in', transferredOn: day(1) })
  await addScore(ripe, { course: '03708', source: 'transfer_in', transferredOn: day(0) })
  expect(await whyNot(recent)).toContain('未满一年')
  expect((await beginTransfer(ripe)).status).toBe(200)
})

test('TRO-01 a sanction in force keeps everything here', async () => {
  const candidate = await given.candidate().enter()
  await isSanctioned(application, { ...candidate, until: '2099-01-01' })
  expect(await whyNot(candidate)).toContain('处分期内不能转出')
})

test('TRO-03 not while an exemption is open: it is named with the way to it', async () => {
  const candidate = await given.candidate().enter()
  const { ids } = await fileExemption(candidate, { courses: ['03708'], seed: 71 })
  const { body } = await candidate.call('GET', '/api/portal/services/transfer-out')
  expect(body.preconditions).toEqual([
    expect.objectContaining({ met: false, application: { service: 'exemption', id: ids[0] } }),
  ])
  expect(await whyNot(candidate)).toContain('申请免考')
  const withdrawn = await candidate.call('POST', `/api/portal/applications/${ids[0]}/withdraw`, {
    body: { revision: 1 },
  })
  expect([withdrawn.status, (await beginTransfer(candidate)).status]).toEqual([200, 200])
})

test('TRO-03 from the filing on the 准考证 is 在籍(转出), and no other service starts', async () => {
  const candidate = await given.candidate().enter()
  const id = await fileTransfer(candidate)
  expect(await ticketState(application, candidate)).toBe('transferring_out')
  for (const service of ['exemption', 'personal-data', 'graduation', 'transfer-out']) {
    const page = await candidate.call('GET', `/api/portal/services/${service}`)
    const { preconditions } = page.body as { preconditions: { met: boolean; text: string }[] }
    expect([service, preconditions.some(({ met }) => !met)]).toEqual([service, true])
    const notice = page.body.notice as { version: number }
    const begun = await candidate.call('POST', `/api/portal/services/${service}/draft`, {
      body: { noticeVersion: notice.version },
    })
    expect([service, begun.status]).toEqual([service, 409])
  }
  const withdrawn = await candidate.call('POST', `/api/portal/applications/${id}/withdraw`, {
    body: { revision: 1 },
  })
  expect([withdrawn.status, await ticketState(application, candidate)]).toEqual([200, 'active'])
})

test('TRO-03 no graduation begins under another 准考证 while one of the person is 在籍(转出)', async () => {
  await openGraduation(application)
  const candidate = await given.candidate().enter()
  const ticketId = await given.anotherTicket(candidate, '530605')
  const other = await given.again({ ...candidate, ticketId })
  const conditions = async () => {
    const { body } = await other.call('GET', '/api/portal/services/graduation')
    return JSON.stringify(body.preconditions)
  }
  expect(await conditions()).not.toContain('正在办理本市转出')
  await fileTransfer(candidate)
  expect(await conditions()).toContain(`准考证号 ${candidate.ticketNo} 正在办理本市转出`)
})

test('TRO-01 a draft without a destination and a score is not called fit to go', async () => {
  const candidate = await given.candidate().passed('13000').enter()
  const { body } = await beginTransfer(candidate)
  const check = await candidate.call('GET', `/api/portal/drafts/${body.id}/check`)
  expect(check.body.items).toMatchObject([
    { filed: { title: '本市转出' }, advice: { verdict: 'undecided', reasons: [] } },
  ])
})
