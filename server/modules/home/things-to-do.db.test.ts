import { beforeEach, expect, test } from 'vitest'
import { fileExemption, fillDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { countStatements } from '#tests/support/statements.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
let zhang: Candidate
let first: { id: string; ticketNo: string }
let second: { id: string; ticketNo: string }
let filed: { id: string; filingId: string }

/** A candidate with two 准考证 has an application rejected under the first one and opens the portal with the second. */
beforeEach(async () => {
  zhang = await given.candidate().enter()
  first = { id: zhang.ticketId, ticketNo: zhang.ticketNo }
  const secondId = await given.anotherTicket(zhang, '120402')
  const { ids, filingId } = await fileExemption(zhang, { courses: ['03708'], seed: 71 })
  filed = { id: ids[0] ?? '', filingId }
  await reject(filed.id)
  await zhang.call('PUT', '/api/portal/active-ticket', { body: { ticketId: secondId } })
  const { body } = await zhang.call('GET', '/api/portal/session')
  const found = (body.tickets as { id: string; ticketNo: string }[]).find(({ id }) => id === secondId)
  second = { id: secondId, ticketNo: found?.ticketNo ?? '' }
})

async function reject(id: string): Promise<void> {
  const reviewer = await given.officer('school_reviewer', '10272')
  await reviewer.call('POST', `/api/office/reviews/${id}/claim`, { body: { takeOver: false } })
  const decision = { verdict: 'reject', revision: 1, reasons: [{ code: 'image_unreadable' }] }
  const { status, text } = await reviewer.call('POST', `/api/office/reviews/${id}/decision`, {
    body: decision,
  })
  if (status !== 200) throw new Error(text)
}

const things = async (who: Visitor) => (await who.call('GET', '/api/portal/home')).body.things

test('HOM-07 what waits under another 准考证 is told with its number, and comes before what is only begun', async () => {
  await application.owner.query('delete from exemption_preconditions')
  await fillDraft(zhang, { courses: [], credentialIds: [] })
  expect(await things(zhang)).toMatchObject([
    { kind: 'rejected', service: 'exemption', applicationId: filed.id, ticket: first },
    { kind: 'begun', service: 'exemption', title: '申请免考', ticket: second },
  ])
})

test('HOM-07 nobody is told of what waits for another person', async () => {
  expect(await things(await given.candidate().enter())).toEqual([])
})

test('HOM-05, HOM-07, OPS-02 the home page of whoever has nothing waiting costs the database two statements, beside one that others share', async () => {
  const stranger = await given.candidate().enter()
  const count = countStatements(application)
  expect(await things(stranger)).toEqual([])
  expect(count.asked).toBe(2)
})

test('MSG-01, HOM-07 each message about a 准考证 names it, whichever one is active', async () => {
  const { body } = await zhang.call('GET', '/api/portal/messages')
  const messages = body.messages as { link?: string; ticket?: object }[]
  const links = [
    `/services/exemption/filings/${filed.filingId}`,
    `/services/exemption/applications/${filed.id}`,
  ]
  for (const link of links) expect(messages.find((message) => message.link === link)?.ticket).toEqual(first)
})

test('HOM-07 what was begun or filed under another 准考证 says under which; another person is not told that it is there', async () => {
  const stranger = await given.candidate().enter()
  const begun = await (await given.again(zhang)).call('POST', `/api/portal/applications/${filed.id}/draft`)
  const paths = [`applications/${filed.id}`, `filings/${filed.filingId}`, `drafts/${begun.body.id}`]
  for (const path of paths) {
    const own = await zhang.call('GET', `/api/portal/${path}`)
    expect(own.body).toMatchObject({ code: 'other_ticket', values: { ticketNo: first.ticketNo } })
    expect((await stranger.call('GET', `/api/portal/${path}`)).body.code).toBe('not_found')
  }
})
