import { beforeAll, expect, test } from 'vitest'
import { checkPackage } from '#rulebook/transfer-package/transfer-package.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { givenLeaving } from '#tests/support/leaving.ts'
import { isSanctioned } from '#tests/support/sanctioned.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { lapseDepartures } from './lapse-departures.ts'

const application = startApplication()
const given = givenIn(application)
const SAW = { idDocument: true, ticket: true, destinationTicket: true, signature: true }
let school: Officer
let authority: Officer
let supervisor: Officer

beforeAll(async () => {
  school = await given.officer('school_registrar', '10272')
  authority = await given.officer('authority_reviewer')
  supervisor = await given.officer('record_supervisor')
})

const path = (id: string, act: string) => `/api/office/departures/${id}/${act}`
const sign = (who: Visitor, id: string, version: number) =>
  who.call('POST', path(id, 'signing'), { body: { version, saw: SAW } })
const send = (...departures: { id: string; version: number }[]) =>
  authority.call('POST', '/api/office/departure-packages', { body: { departures } })
const answer = (id: string, version: number, kind: string) =>
  authority.call('POST', path(id, 'answer'), {
    body: { version, answer: { kind, note: '苏教考函〔2026〕9号' } },
  })
const download = (...ids: string[]) =>
  authority.call('GET', `/api/office/departure-packages?ids=${ids.join(',')}`)

async function standing({ ticketId }: Candidate) {
  const { rows } = await application.owner.query<{ ticket: string; scores: string[] }>(
    `select t.state as ticket, (select array_agg(s.state order by s.course_code, s.id) from scores s where s.ticket_id = t.id) as scores
     from tickets t where t.id = $1`,
    [ticketId],
  )
  return rows[0]
}

/** A departure whose package is out, as it is at its third version. */
async function sent(candidate: Candidate, scores: 'all' | number = 'all') {
  const leaving = await givenLeaving(application, candidate, { scores })
  expect((await sign(school, leaving.departureId, 1)).status).toBe(200)
  const reply = await send({ id: leaving.departureId, version: 2 })
  expect(reply.body).toEqual({ made: [leaving.departureId], refused: [] })
  return { ...leaving, id: leaving.departureId, version: 3 }
}

test('SCO-04, TRO-03 the life of a score that was transferred out says when and to where', async () => {
  const candidate = await given.candidate().enter()
  const { id, scoreIds } = await sent(candidate)
  const life = async () => {
    await application.deps.bus.caughtUp()
    const { body } = await candidate.call('GET', `/api/portal/scores/${scoreIds[0]}/life`)
    return (body.events as { what: string; detail: string }[]).map(({ what, detail }) => `${what} ${detail}`)
  }
  const before = await life()
  expect((await answer(id, 3, 'accepted')).status).toBe(200)
  expect(await life()).toEqual([...before, expect.stringMatching(/^成绩转出 江苏省已接收/)])
})

test('TRO-03 TRO-04 a transfer is signed, sent and accepted: scores and 准考证 are 已转出, and the candidate hears of each step', async () => {
  const candidate = await given.candidate().enter()
  const { id } = await sent(candidate)
  const file = await download(id)
  const verdict = checkPackage(file.bytes, {
    trusted: [{ ...application.deps.config.installation, keys: application.deps.paperKeys.published }],
    now: application.clock.now(),
    ownProvince: '江苏省',
    seenIds: new Set(),
  })
  expect(verdict).toMatchObject({
    kind: 'good',
    content: {
      person: { name: candidate.name, idNumber: candidate.idNumber },
      origin: { ticketNo: candidate.ticketNo },
      receipts: { decisions: [{ by: 'school' }, { by: 'authority' }] },
    },
  })
  expect(file.text).not.toContain('工作人员')
  expect((await download(id)).bytes).toEqual(file.bytes)
  expect((await answer(id, 3, 'accepted')).status).toBe(200)
  expect(await standing(candidate)).toEqual({
    ticket: 'transferred_out',
    scores: Array(6).fill('transferred_out'),
  })
  const { rows } = await application.owner.query('select title from messages where person_id = $1', [
    candidate.personId,
  ])
  expect(rows.map(({ title }) => title).toSorted()).toEqual([
    '转出已完成',
    '转出现场确认已完成',
    '转考电子档案已发出',
  ])
  const trail = await application.owner.query(
    'select action from audit_entries where subject_id = $1 order by recorded_at',
    [id],
  )
  expect(trail.rows.map(({ action }) => action).toSorted()).toEqual(
    ['sign', 'send', 'download', 'download', 'accept'].map((act) => `departure.${act}`).toSorted(),
  )
})

test('TRO-03 with a part of the scores the 准考证 is 在籍 again, and lower passes of a course go along', async () => {
  const candidate = await given.candidate().enter()
  const { rows } = await application.owner.query<{ id: string }>(
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
     select s.person_id, gen_random_uuid(), s.ticket_id, s.course_code, g.id, 'exam', 'marked', 61, g.held_to
     from scores s, (select id, held_to from sittings order by number offset 1 limit 1) g
     where s.ticket_id = $1 order by s.course_code limit 1 returning id`,
    [candidate.ticketId],
  )
  // Only the better pass of the first course is in the package.
  const lower = rows[0]?.id
  await application.owner.query("update scores set state = 'void', voided_at = now() where id = $1", [lower])
  const { id } = await sent(candidate, 2)
  await application.owner.query("update scores set state = 'valid', voided_at = null where id = $1", [lower])
  expect((await answer(id, 3, 'accepted')).status).toBe(200)
  const { ticket, scores } = (await standing(candidate)) ?? {}
  expect(ticket).toBe('active')
  expect(scores?.toSorted()).toEqual([...Array(3).fill('transferred_out'), ...Array(4).fill('valid')])
})

/** The departures whose answer a colleague of this officer asks to take back; they are as many as are counted. */
async function toUndo(who: Visitor): Promise<string[]> {
  const { body } = await who.call('GET', '/api/office/departures?list=undo')
  const { departures, counts } = body as { departures: { id: string }[]; counts: { undo: number } }
  expect(departures).toHaveLength(counts.undo)
  return departures.map(({ id }) => id)
}

test('TRO-03 what the destination returns is restored exactly, and a second person can take either answer back', async () => {
  for (const kind of ['returned', 'accepted']) {
    const candidate = await given.candidate().enter()
    const before = await standing(candidate)
    const { id } = await sent(candidate)
    const out = await standing(candidate)
    expect(out?.ticket).toBe('transferring_out')
    expect((await answer(id, 3, kind)).status).toBe(200)
    if (kind === 'returned') expect(await standing(candidate)).toEqual(before)
    const body = { version: 4, reason: '登记时选错了考生' }
    expect((await authority.call('POST', path(id, 'undo'), { body })).status).toBe(200)
    const { undo } = (await authority.call('GET', `/api/office/departures/${id}`)).body as {
      undo: { id: string }
    }
    // Another test may have left a request of its own.
    expect(await toUndo(supervisor)).toContain(id)
    expect(await toUndo(authority)).not.toContain(id)
    const decide = (who: Visitor) =>
      who.call('POST', `/api/office/departure-undos/${undo.id}`, { body: { decision: 'agree' } })
    const supervisors = [supervisor, await given.officer('record_supervisor')]
    const replies = await Promise.all(supervisors.map(decide))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await standing(candidate)).toEqual(out)
  }
})

test('TRO-03 an answer is not taken back when something was applied for since', async () => {
  const candidate = await given.candidate().enter()
  const { id } = await sent(candidate)
  await answer(id, 3, 'returned')
  await givenLeaving(application, candidate)
  await authority.call('POST', path(id, 'undo'), { body: { version: 4, reason: '登记时选错了考生' } })
  const { undo } = (await authority.call('GET', `/api/office/departures/${id}`)).body as {
    undo: { id: string }
  }
  const reply = await supervisor.call('POST', `/api/office/departure-undos/${undo.id}`, {
    body: { decision: 'agree' },
  })
  expect(reply.body.code).toBe('departure_relied_on')
})

test('TRO-04 many packages are made at once, each for itself, and come in one file that is the same again', async () => {
  const [one, other] = [await given.candidate().enter(), await given.candidate().enter()]
  const [good, changed] = [await givenLeaving(application, one), await givenLeaving(application, other)]
  for (const { departureId } of [good, changed]) await sign(school, departureId, 1)
  await application.owner.query('update scores set mark = mark + 1, version = version + 1 where id = $1', [
    changed.scoreIds[0],
  ])
  const reply = await send(...[good, changed].map(({ departureId: id }) => ({ id, version: 2 })))
  expect(reply.body.made).toEqual([good.departureId])
  expect(reply.body.refused).toMatchObject([
    { id: changed.departureId, why: expect.stringContaining('更正') },
  ])
  const third = await sent(await given.candidate().enter())
  const zip = await download(good.departureId, third.id)
  expect(zip.headers['content-type']).toContain('zip')
  expect((await download(third.id, good.departureId)).bytes).toEqual(zip.bytes)
  expect((await download(good.departureId, changed.departureId)).body.code).toBe('not_found')
})

test('TRO-04 a package is made anew only when nobody can take in the old one any more', async () => {
  const { id } = await sent(await given.candidate().enter())
  const early = (await send({ id, version: 3 })).body as { refused: { why: string }[] }
  expect(early.refused[0]?.why).toContain('有效期')
  await application.owner.query(
    "update departure_packages set issued_at = issued_at - interval '1 year', expires_at = expires_at - interval '1 year' where departure_id = $1",
    [id],
  )
  const first = await download(id)
  expect((await send({ id, version: 3 })).body.made).toEqual([id])
  expect((await download(id)).bytes).not.toEqual(first.bytes)
})

test('TRO-04 the desk says of a package that is out whether a score was corrected since, and not that it was accepted', async () => {
  const shown = async (id: string) =>
    (await authority.call('GET', `/api/office/departures/${id}`)).body as {
      hasChanged: boolean
      items: { hasChanged: boolean }[]
    }
  const { id, scoreIds } = await sent(await given.candidate().enter())
  expect((await shown(id)).hasChanged).toBe(false)
  await application.owner.query('update scores set mark = mark + 1, version = version + 1 where id = $1', [
    scoreIds[0],
  ])
  const changed = await shown(id)
  expect([changed.hasChanged, changed.items.filter((item) => item.hasChanged).length]).toEqual([true, 1])
  const other = await sent(await given.candidate().enter())
  await answer(other.id, 3, 'accepted')
  const accepted = await shown(other.id)
  expect([accepted.hasChanged, accepted.items.some((item) => item.hasChanged)]).toEqual([false, false])
})

test('TRO-04 nothing is sent of a person with a sanction, or of a 准考证 that is not 在籍（转出）', async () => {
  const candidate = await given.candidate().enter()
  const { departureId: id } = await givenLeaving(application, candidate)
  await sign(school, id, 1)
  await isSanctioned(application, { ...candidate, until: '2029-01-01' })
  const reply = (await send({ id, version: 2 })).body as { refused: { why: string }[] }
  expect(reply.refused[0]?.why).toContain('处分')
})

test('TRO-02 each move raced by five people happens once', async () => {
  const candidate = await given.candidate().enter()
  const { departureId: id } = await givenLeaving(application, candidate)
  const race = async (act: () => ReturnType<typeof answer>) => {
    const replies = await Promise.all(Array.from({ length: 5 }, act))
    return replies.map(({ status }) => status).toSorted()
  }
  expect(await race(() => sign(school, id, 1))).toEqual([200, 409, 409, 409, 409])
  const made = await Promise.all(Array.from({ length: 5 }, () => send({ id, version: 2 })))
  expect(made.flatMap(({ body }) => body.made)).toEqual([id])
  const kinds = ['accepted', 'returned', 'accepted', 'returned', 'accepted']
  const replies = await Promise.all(kinds.map((kind) => answer(id, 3, kind)))
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
  const states = await standing(candidate)
  expect([
    ['active', 'valid'],
    ['transferred_out', 'transferred_out'],
  ]).toContainEqual([states?.ticket, ...new Set(states?.scores)])
})

test('TRO-02 a signing is taken back until the package is made, and only the own school sees it', async () => {
  const { departureId: id } = await givenLeaving(application, await given.candidate().enter())
  const elsewhere = await given.officer('school_registrar', '10246')
  expect((await sign(elsewhere, id, 1)).body.code).toBe('not_found')
  expect((await elsewhere.call('GET', `/api/office/departures/${id}`)).body.code).toBe('not_found')
  await sign(school, id, 1)
  const undo = (version: number) =>
    school.call('POST', path(id, 'signing-undo'), { body: { version, reason: '核对时看错了人' } })
  expect((await undo(2)).status).toBe(200)
  expect((await undo(3)).body.code).toBe('departure_state')
  expect((await sign(school, id, 3)).status).toBe(200)
  expect((await send({ id, version: 4 })).body.made).toEqual([id])
  expect((await undo(5)).body.code).toBe('departure_state')
})

test('TRO-02 a signing that is taken back after the last day gives the time to sign anew, and says until when', async () => {
  const candidate = await given.candidate().enter()
  const { departureId: id } = await givenLeaving(application, candidate)
  await sign(school, id, 1)
  await application.owner.query("update departures set sign_by = '2026-11-22' where id = $1", [id])
  const body = { version: 2, reason: '核对时看错了人' }
  expect((await school.call('POST', path(id, 'signing-undo'), { body })).status).toBe(200)
  await lapseDepartures(application.deps)
  const { rows } = await application.owner.query<{ state: string; isAhead: boolean; day: string }>(
    `select state, sign_by > $2::date as "isAhead", to_char(sign_by, 'FMYYYY"年"FMMM"月"FMDD"日"') as day
     from departures where id = $1`,
    [id, application.clock.now()],
  )
  expect(rows).toMatchObject([{ state: 'to_sign', isAhead: true }])
  const { messages } = (await candidate.call('GET', '/api/portal/messages')).body
  expect(JSON.stringify(messages)).toContain(`请在 ${rows[0]?.day} 前再到学校办理`)
})

test('TRO-02 whoever does not sign in time has everything back, and whoever signs at that moment has not', async () => {
  const [late, early] = [await given.candidate().enter(), await given.candidate().enter()]
  const [first, second] = [await givenLeaving(application, late), await givenLeaving(application, early)]
  await application.owner.query("update departures set sign_by = '2026-11-22' where id = any($1)", [
    [first.departureId, second.departureId],
  ])
  const [reply] = await Promise.all([sign(school, second.departureId, 1), lapseDepartures(application.deps)])
  expect(await standing(late)).toEqual({ ticket: 'active', scores: Array(6).fill('valid') })
  expect((await standing(early))?.ticket).toBe(reply.status === 200 ? 'transferring_out' : 'active')
  await lapseDepartures(application.deps)
  const { rows } = await application.owner.query(
    "select count(*)::int as count from audit_entries where action = 'departure.lapse' and person_id = $1",
    [late.personId],
  )
  expect(rows).toEqual([{ count: 1 }])
})
