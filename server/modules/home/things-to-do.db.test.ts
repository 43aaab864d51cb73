import { beforeAll, expect, test } from 'vitest'
import { PERSONAS, seedDemonstration } from '#modules/demonstration/public.ts'
import { fileExemption, fillDraft } from '#tests/support/applicant.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
let zhang: Visitor
let tickets: { id: string; ticketNo: string }[]
let filed: { id: string; filingId: string }

/** Somebody with two 准考证 has an application rejected under one and a draft under the other. */
beforeAll(async () => {
  await seedDemonstration(application.deps)
  zhang = await candidate('张伟明')
  const { body } = await zhang.call('GET', '/api/portal/session')
  tickets = (body.tickets as typeof tickets).toSorted((one) => (one.id === body.activeTicketId ? -1 : 1))
  const { ids, filingId } = await fileExemption(zhang, { courses: await someCourses(), seed: 71 })
  filed = { id: ids[0] ?? '', filingId }
  await reject(filed.id)
  await zhang.call('PUT', '/api/portal/active-ticket', { body: { ticketId: tickets[1]?.id } })
})

async function candidate(name: string): Promise<Visitor> {
  const { idNumber = '', password = '' } = PERSONAS.find((one) => one.name === name) ?? {}
  return (await signInCandidate(application, { idNumber, password })).visitor
}

async function someCourses(): Promise<string[]> {
  const { body } = await zhang.call('GET', '/api/portal/exemption/courses')
  const free = (body.courses as { code: string; why?: string; together: string[] }[]).filter(
    ({ why, together }) => why === undefined && together.length === 0,
  )
  return free.slice(0, 1).map(({ code }) => code)
}

async function reject(id: string): Promise<void> {
  const reviewer = await signInStaff(application, 'sufe-review')
  await reviewer.call('POST', `/api/office/reviews/${id}/claim`, { body: { takeOver: false } })
  const reasons = [{ code: 'image_unreadable' }]
  const decision = { verdict: 'reject', revision: 1, reasons }
  const { status, text } = await reviewer.call('POST', `/api/office/reviews/${id}/decision`, {
    body: decision,
  })
  if (status !== 200) throw new Error(text)
}

const things = async (visitor: Visitor) => (await visitor.call('GET', '/api/portal/things-to-do')).body.things

test('HOM-07 what waits under another 准考证 is told with its number, and comes before what is only begun', async () => {
  await fillDraft(zhang, { courses: [], credentialIds: [] })
  expect(await things(zhang)).toMatchObject([
    {
      kind: 'rejected',
      service: 'exemption',
      applicationId: filed.id,
      ticket: { ticketNo: tickets[0]?.ticketNo },
    },
    { kind: 'begun', service: 'exemption', title: '申请免考', ticket: { ticketNo: tickets[1]?.ticketNo } },
  ])
})

test('HOM-07 nobody is told of what waits for another person', async () => {
  expect(await things(await candidate('何建国'))).toEqual([])
})

test('MSG-01, HOM-07 each message about a 准考证 names it, whichever one is active', async () => {
  const { body } = await zhang.call('GET', '/api/portal/messages')
  const messages = body.messages as { link?: string; ticket?: { id: string; ticketNo: string } }[]
  const first = { id: tickets[0]?.id, ticketNo: tickets[0]?.ticketNo }
  for (const link of [
    `/services/exemption/filings/${filed.filingId}`,
    `/services/exemption/applications/${filed.id}`,
  ])
    expect(messages.find((message) => message.link === link)?.ticket).toEqual(first)
})

test('MSG-01 a message about the account names no 准考证', async () => {
  const visitor = await candidate('马晓燕')
  const { password } = PERSONAS.find((one) => one.name === '马晓燕') ?? {}
  const change = { currentPassword: password, newPassword: 'ji-mu-lan-tian-8264' }
  expect((await visitor.call('POST', '/api/portal/password', { body: change })).status).toBe(200)
  const { body } = await visitor.call('GET', '/api/portal/messages')
  expect(body.messages).toMatchObject([{ title: '您的登录密码已修改' }])
  expect(body.messages).not.toMatchObject([{ ticket: {} }])
})
