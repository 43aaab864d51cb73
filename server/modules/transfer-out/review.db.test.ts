import { expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { addToWallet, diploma, fileExemption, fillDraft, submitDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { startApplication } from '#tests/support/test-application.ts'
import {
  claim,
  decide,
  fileTransfer,
  filledTransfer,
  ticketState,
  toAuthority,
} from '#tests/support/transfer-out.ts'

const application = startApplication()
const given = givenIn(application)

async function rejected(candidate: Candidate): Promise<string> {
  const id = await fileTransfer(candidate)
  const school = await given.officer('school_reviewer', '10272')
  await claim(school, id)
  expect((await decide(school, { id, verdict: 'reject' })).status).toBe(200)
  return id
}

/** Undoes the standing decision of an application; the answer is that of the second person. */
async function undo(id: string) {
  const [first, second] = [
    await given.officer('authority_reviewer'),
    await given.officer('authority_reviewer'),
  ]
  const asked = await first.call('POST', `/api/office/reviews/${id}/undo`, {
    body: { reason: '误操作，应重新审核' },
  })
  if (asked.status !== 200) throw new Error(asked.text)
  return second.call('POST', `/api/office/undo-requests/${asked.body.id}/decision`, {
    body: { decision: 'approve' },
  })
}

async function correct(candidate: Candidate, { course, mark }: { course: string; mark: number }) {
  const { rows } = await application.owner.query<{ id: string }>(
    'select id from scores where person_id = $1 and course_code = $2',
    [candidate.personId, course],
  )
  const [clerk, second] = [await given.officer('score_officer'), await given.officer('record_supervisor')]
  const asked = await clerk.call('POST', '/api/office/corrections', {
    body: {
      ...{ personId: candidate.personId, scoreId: rows[0]?.id, reason: '登分错误' },
      newOutcome: { kind: 'marked', mark },
    },
  })
  if (asked.status !== 200) throw new Error(asked.text)
  return () =>
    second.call('POST', `/api/office/corrections/${asked.body.id}/decision`, {
      body: { decision: 'approve' },
    })
}

async function refile(candidate: Candidate, id: string) {
  const draft = await candidate.call('POST', `/api/portal/applications/${id}/draft`)
  if (draft.status !== 200) return draft
  return submitDraft(candidate, draft.body as unknown as DraftView)
}

test('TRO-02, TRO-03 rejected: the 准考证 is 在籍 again; filed again: 在籍(转出) again; approved: it stays so', async () => {
  const candidate = await given.candidate().enter()
  const id = await rejected(candidate)
  expect(await ticketState(application, candidate)).toBe('active')
  expect((await refile(candidate, id)).status).toBe(200)
  expect(await ticketState(application, candidate)).toBe('transferring_out')
  const last = await toAuthority(given, id, 2)
  expect((await decide(last, { id, verdict: 'approve', revision: 2 })).body).toEqual({ state: 'approved' })
  expect(await ticketState(application, candidate)).toBe('transferring_out')
})

test('TRO-03 a rejection that is undone takes the 准考证 again, but not past an exemption asked for meanwhile', async () => {
  const [one, other] = [await given.candidate().enter(), await given.candidate().enter()]
  expect((await undo(await rejected(one))).status).toBe(200)
  expect(await ticketState(application, one)).toBe('transferring_out')
  const id = await rejected(other)
  await fileExemption(other, { courses: ['03708'], seed: 72 })
  expect((await undo(id)).body).toMatchObject({ code: 'effect_relied_on' })
  expect(await ticketState(application, other)).toBe('active')
})

test('TRO-03 a rejected exemption is not filed again while the 准考证 is 在籍(转出)', async () => {
  const candidate = await given.candidate().enter()
  const { ids } = await fileExemption(candidate, { courses: ['03708'], seed: 73 })
  const [id = ''] = ids
  const school = await given.officer('school_reviewer', '10272')
  await claim(school, id)
  await school.call('POST', `/api/office/reviews/${id}/decision`, {
    body: { revision: 1, verdict: 'reject', reasons: [{ code: 'image_unreadable' }] },
  })
  const draft = await candidate.call('POST', `/api/portal/applications/${id}/draft`)
  await fileTransfer(candidate)
  const again = await submitDraft(candidate, draft.body as unknown as DraftView)
  expect(again.body).toMatchObject({ code: 'precondition_unmet' })
  expect((await refile(candidate, id)).body).toMatchObject({ code: 'precondition_unmet' })
})

test('TRO-02 a score corrected since the filing: what was filed is not approved, and the reviewer reads both marks', async () => {
  const candidate = await given.candidate().enter()
  const id = await fileTransfer(candidate)
  const last = await toAuthority(given, id)
  await (await correct(candidate, { course: '13887', mark: 91 }))()
  const { body } = await last.call('GET', `/api/office/reviews/${id}`)
  expect(JSON.stringify(body)).toContain('提交时为 75 分，现在为 91 分')
  const decided = await decide(last, { id, verdict: 'approve' })
  expect(decided.body).toMatchObject({ code: 'effect_impossible' })
  await (await correct(candidate, { course: '13887', mark: 75 }))()
  expect((await decide(last, { id, verdict: 'approve' })).body).toEqual({ state: 'approved' })
})

test('TRO-02 a score corrected while it is approved: never is a mark approved that the record did not have', async () => {
  const candidate = await given.candidate().enter()
  const id = await fileTransfer(candidate)
  const last = await toAuthority(given, id)
  const approveCorrection = await correct(candidate, { course: '13887', mark: 40 })
  const [decided, corrected] = await Promise.all([
    decide(last, { id, verdict: 'approve' }),
    approveCorrection(),
  ])
  expect(corrected.status).toBe(200)
  if (decided.status !== 200) expect(decided.body.code).toBe('effect_impossible')
  // Whichever came first: a departure knows the score as it was filed, and after the correction there is none.
  const { rows } = await application.owner.query<{ score_version: number }>(
    `select d.score_version from departure_scores d join departures e on e.id = d.departure_id
     join scores s on s.id = d.score_id where e.application_id = $1 and s.course_code = '13887'`,
    [id],
  )
  expect(rows.map(({ score_version }) => score_version)).toEqual(decided.status === 200 ? [1] : [])
})

test('TRO-03 a transfer-out and an exemption filed at the same moment: one of them is', async () => {
  for (let round = 0; round < 4; round += 1) {
    const candidate = await given.candidate().enter()
    const credentialIds: string[] = []
    for (const one of diploma(740 + round)) credentialIds.push(await addToWallet(candidate, one))
    const exemption = await fillDraft(candidate, { courses: ['03708'], credentialIds })
    const transfer = await filledTransfer(candidate)
    const sent = await Promise.all([submitDraft(candidate, exemption), submitDraft(candidate, transfer)])
    expect(sent.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(sent.flatMap(({ body }) => body.code ?? [])).toEqual(['precondition_unmet'])
  }
})

test('TRO-03 filed by two browsers at once, or approved and withdrawn at once, it happens once', async () => {
  const candidate = await given.candidate().enter()
  const id = await fileTransfer(candidate)
  const school = await given.officer('school_reviewer', '10272')
  await claim(school, id)
  const [withdrawn, decided] = await Promise.all([
    candidate.call('POST', `/api/portal/applications/${id}/withdraw`, { body: { revision: 1 } }),
    decide(school, { id, verdict: 'reject' }),
  ])
  expect([withdrawn.status, decided.status].toSorted()).toEqual([200, 409])
  expect(await ticketState(application, candidate)).toBe('active')
})

test('TRO-02, REV-06 an approval that is undone leaves the 准考证 在籍(转出), and can be given again', async () => {
  const candidate = await given.candidate().enter()
  const id = await fileTransfer(candidate)
  const last = await toAuthority(given, id)
  expect((await decide(last, { id, verdict: 'approve' })).status).toBe(200)
  expect((await undo(id)).status).toBe(200)
  expect(await ticketState(application, candidate)).toBe('transferring_out')
  await claim(last, id)
  expect((await decide(last, { id, verdict: 'approve' })).body).toEqual({ state: 'approved' })
  expect(await ticketState(application, candidate)).toBe('transferring_out')
})

test('TRO-02, VER-01 the 转考登记表 is there from the approval on, and revoked when the approval is undone', async () => {
  const candidate = await given.candidate().enter()
  const id = await fileTransfer(candidate)
  const own = () => candidate.call('GET', `/api/portal/applications/${id}/transfer-form`)
  expect((await own()).status).toBe(404)
  const last = await toAuthority(given, id)
  await decide(last, { id, verdict: 'approve' })
  const printed = await own()
  expect(printed.status, printed.text.slice(0, 200)).toBe(200)
  const text = (await pagesOfPdf(printed.bytes)).join('').replaceAll(/\s/g, '')
  for (const word of [
    '转考（转出）登记表',
    candidate.name,
    candidate.idNumber,
    '320105230018',
    '13887',
    '75分',
    '考生签名',
  ])
    expect(text).toContain(word)
  expect((await own()).bytes.equals(printed.bytes)).toBe(true)
  const atDesk = await last.call('GET', `/api/office/reviews/${id}/transfer-form`)
  expect(atDesk.bytes.equals(printed.bytes)).toBe(true)
  const { rows: found } = await application.owner.query<{ id: string }>(
    'select id from departures where application_id = $1',
    [id],
  )
  const atSchool = `/api/office/departures/${found[0]?.id}/transfer-form`
  const registrar = await given.officer('school_registrar', '10272')
  expect((await registrar.call('GET', atSchool)).bytes.equals(printed.bytes)).toBe(true)
  const stranger = await given.officer('school_registrar', '10246')
  expect((await stranger.call('GET', atSchool)).status).toBe(404)
  const { rows: recorded } = await application.owner.query<{ actor_id: string }>(
    "select actor_id from audit_entries where action = 'application.print_form' and subject_id = $1 order by recorded_at",
    [id],
  )
  expect(recorded.map(({ actor_id }) => actor_id)).toEqual([last.staffId, registrar.staffId])
  expect((await undo(id)).status).toBe(200)
  expect((await registrar.call('GET', atSchool)).status).toBe(404)
  expect((await own()).status).toBe(404)
  const { rows } = await application.owner.query(
    `select r.reason from papers p join paper_revocations r on r.paper_id = p.id
     where p.person_id = $1 and p.kind = 'transfer_form'`,
    [candidate.personId],
  )
  expect(rows).toEqual([{ reason: 'application_ended' }])
})

test('TRO-02, VER-02 a score corrected after the approval revokes the form, and nobody gets it with the old mark', async () => {
  const candidate = await given.candidate().enter()
  const id = await fileTransfer(candidate)
  await decide(await toAuthority(given, id), { id, verdict: 'approve' })
  const own = () => candidate.call('GET', `/api/portal/applications/${id}/transfer-form`)
  expect((await own()).status).toBe(200)
  await (await correct(candidate, { course: '13887', mark: 61 }))()
  expect((await own()).body).toMatchObject({ code: 'form_outdated' })
  await (await correct(candidate, { course: '13887', mark: 75 }))()
  expect((await own()).status).toBe(200)
})
