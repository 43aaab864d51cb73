import {
  addToWallet,
  diploma,
  fileExemption,
  fillDraft,
  imageBody,
  photograph,
} from '#tests/support/applicant.ts'
import { arrivalToConfirm } from '#tests/support/arrivals.ts'
import { givenIn } from '#tests/support/given.ts'
import { claimedLink } from '#tests/support/phone-links.ts'
import type { TestApplication } from '#tests/support/test-application.ts'
import { rejectAtSchool } from '#tests/support/undo.ts'
import type { Visitor } from '#tests/support/visitor.ts'

/** One act, ready to be sent as often as a test likes. */
export interface Sent {
  method: 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: unknown
  headers?: Record<string, string>
}

const COURSE = '03708'
const PASSWORD = 'Wu-Kang-Lu-1921'

/**
 * Everything up to an act of each route that a signed-in candidate can change something with, by the route's id. A route that is
 * missing here fails the tests: it has to be shown that it is done once.
 */
export const ACT_CASES: Record<string, (candidate: Visitor, application: TestApplication) => Promise<Sent>> =
  {
    addCredential: async () => ({
      method: 'POST',
      path: '/api/portal/credentials',
      body: { type: 'diploma' },
    }),
    saveCredential: async (candidate) => ({
      method: 'PUT',
      path: `/api/portal/credentials/${await credential(candidate)}`,
      body: { version: 2, fields: { number: '10246520100500' } },
    }),
    removeCredential: async (candidate) => ({
      method: 'DELETE',
      path: `/api/portal/credentials/${await credential(candidate)}`,
    }),
    addImage: async (candidate) => ({
      method: 'POST',
      path: `/api/portal/credentials/${await credential(candidate)}/images`,
      ...imageBody(await photograph(1)),
    }),
    openPhoneLink: async (candidate) => ({
      method: 'POST',
      path: '/api/portal/phone-links',
      body: { credentialId: await credential(candidate) },
    }),
    confirmPhoneLink: async (candidate, application) => {
      const { id, code } = await claimedLink(application, candidate, await credential(candidate))
      return { method: 'POST', path: `/api/portal/phone-links/${id}/confirm`, body: { code } }
    },
    endPhoneLink: async (candidate, application) => {
      const { id } = await claimedLink(application, candidate, await credential(candidate))
      return { method: 'POST', path: `/api/portal/phone-links/${id}/end`, body: {} }
    },
    removeImage: async (candidate) => {
      const id = await credential(candidate)
      const added = await candidate.call('POST', `/api/portal/credentials/${id}/images`, {
        ...imageBody(await photograph(1)),
      })
      return { method: 'DELETE', path: `/api/portal/images/${added.body.id}` }
    },
    confirmOwnArrival: async (candidate, application) => {
      const { id, version } = await arrivalToConfirm(application, candidate)
      return {
        method: 'POST',
        path: `/api/portal/transfers-in/${id}/confirmation`,
        body: { version },
      }
    },
    startDraft: async (candidate) => {
      const { body } = await candidate.call('GET', '/api/portal/services/exemption')
      const { version: noticeVersion } = body.notice as { version: number }
      return { method: 'POST', path: '/api/portal/services/exemption/draft', body: { noticeVersion } }
    },
    saveDraft: async (candidate) => {
      const { id, version, form } = await draft(candidate)
      return { method: 'PUT', path: `/api/portal/drafts/${id}`, body: { version, form } }
    },
    discardDraft: async (candidate) => ({
      method: 'DELETE',
      path: `/api/portal/drafts/${(await draft(candidate)).id}`,
    }),
    submitDraft: async (candidate) => {
      const { id, version } = await draft(candidate)
      return { method: 'POST', path: `/api/portal/drafts/${id}/submit`, body: { version } }
    },
    correctApplication: async (candidate) => ({
      method: 'POST',
      path: `/api/portal/applications/${await filed(candidate)}/draft`,
    }),
    withdrawApplication: async (candidate) => ({
      method: 'POST',
      path: `/api/portal/applications/${await filed(candidate)}/withdraw`,
      body: { revision: 1 },
    }),
    putAwayApplication: async (candidate, application) => {
      const id = await filed(candidate)
      await rejectAtSchool(givenIn(application), id)
      return {
        method: 'POST',
        path: `/api/portal/applications/${id}/putting-away`,
        body: { revision: 1, choice: 'put_away' },
      }
    },
    readMessage: async (candidate) => {
      await filed(candidate)
      const { body } = await candidate.call('GET', '/api/portal/messages')
      const [message] = body.messages as { id: string }[]
      return { method: 'POST', path: `/api/portal/messages/${message?.id}/read` }
    },
    askScoreDoubt: async () => ({
      method: 'POST',
      path: '/api/portal/score-doubts',
      body: { course: COURSE, kind: 'missing', explanation: '2024 年 4 月考过' },
    }),
    switchTicket: async (candidate) => {
      const { body } = await candidate.call('GET', '/api/portal/session')
      return { method: 'PUT', path: '/api/portal/active-ticket', body: { ticketId: body.activeTicketId } }
    },
    keepSituation: async (candidate, application) => ({
      method: 'PUT',
      path: '/api/portal/degree/situation',
      body: await giveSituation(candidate, application),
    }),
    changeContact: async () => ({
      method: 'PUT',
      path: '/api/portal/person/contact',
      body: { address: '上海市杨浦区国定路777号', postcode: '200433' },
    }),
    sendNewPhoneCode: async (candidate, application) => {
      await choosePassword(candidate, application)
      const body = { phone: '13800138000', currentPassword: PASSWORD }
      return { method: 'POST', path: '/api/portal/person/phone/code', body }
    },
    changePhone: async (candidate, application) => {
      await choosePassword(candidate, application)
      const body = { phone: '13800138000', currentPassword: PASSWORD }
      await candidate.call('POST', '/api/portal/person/phone/code', { body })
      return {
        method: 'PUT',
        path: '/api/portal/person/phone',
        body: { code: await codeSentTo(candidate, application) },
      }
    },
    createOrder: async (candidate, application) => ({
      method: 'POST',
      path: '/api/portal/orders',
      body: { applicationId: await charged(candidate, application) },
    }),
    cancelOrder: async (candidate, application) => ({
      method: 'POST',
      path: `/api/portal/orders/${await ordered(candidate, application)}/cancel`,
    }),
    beginAttempt: async (candidate, application) => ({
      method: 'POST',
      path: `/api/portal/orders/${await ordered(candidate, application)}/attempts`,
      body: { provider: 'demonstration', surface: 'desk' },
    }),
    changePassword: async (candidate, application) => {
      await choosePassword(candidate, application)
      const passwords = { currentPassword: PASSWORD, newPassword: 'Wu-Yuan-Lu-1932' }
      return { method: 'POST', path: '/api/portal/password', body: passwords }
    },
  }

/** Gives the plan of the candidate's 准考证 a 加考 situation. */
async function giveSituation(candidate: Visitor, { owner }: TestApplication) {
  const { body } = await candidate.call('GET', '/api/portal/session')
  const situation = {
    id: 'other',
    label: '非相关专业',
    courses: [{ code: COURSE, credits: 2, mode: 'written' }],
    requires: { course: COURSE },
  }
  const { rows } = await owner.query<{ id: string }>(
    'update plans set situations = $2 where id = (select plan_id from tickets where id = $1) returning id',
    [body.activeTicketId, JSON.stringify([situation])],
  )
  return { planId: rows[0]?.id, situation: situation.id }
}

async function choosePassword(candidate: Visitor, { owner, deps }: TestApplication): Promise<void> {
  const { body } = await candidate.call('GET', '/api/portal/session')
  await owner.query(
    `insert into candidate_accounts (person_id, password_hash, password_set_at) select person_id, $2, now() from tickets where id = $1
     on conflict (person_id) do update set password_hash = $2, password_set_at = now()`,
    [body.activeTicketId, await deps.hasher.hash(PASSWORD)],
  )
}

async function codeSentTo(candidate: Visitor, { owner, deps }: TestApplication): Promise<string> {
  const { body } = await candidate.call('GET', '/api/portal/session')
  const { rows } = await owner.query<{ body_cipher: Buffer }>(
    'select s.body_cipher from sms_outbox s join tickets t using (person_id) where t.id = $1',
    [body.activeTicketId],
  )
  const text = rows[0] ? deps.cipher.open('sms.body', rows[0].body_cipher) : ''
  return /\d{6}/.exec(text)?.[0] ?? ''
}

function credential(candidate: Visitor): Promise<string> {
  return addToWallet(candidate, { type: 'other', fields: {}, pictures: [] })
}

async function draft(candidate: Visitor) {
  const credentialIds: string[] = []
  for (const one of diploma(1)) credentialIds.push(await addToWallet(candidate, one))
  return fillDraft(candidate, { courses: [COURSE], credentialIds })
}

async function filed(candidate: Visitor): Promise<string> {
  const { ids } = await fileExemption(candidate, { courses: [COURSE], seed: 1 })
  return ids[0] ?? ''
}

/** An application of the candidate whose fee is to be paid: the service costs something from its filing on. */
async function charged(candidate: Visitor, { owner }: TestApplication): Promise<string> {
  await owner.query(
    `insert into fees (id, service, valid_from, title, fen, opens_after, holds_up, order_minutes, source)
     values (gen_random_uuid(), 'exemption', '2022-01-01', '审定费', 5000, 'filing', 'nothing', 30, '测试') on conflict do nothing`,
  )
  return filed(candidate)
}

async function ordered(candidate: Visitor, application: TestApplication): Promise<string> {
  const applicationId = await charged(candidate, application)
  const { body } = await candidate.call('POST', '/api/portal/orders', { body: { applicationId } })
  return String(body.id)
}
