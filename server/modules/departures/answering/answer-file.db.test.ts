import { beforeAll, expect, test } from 'vitest'
import type { TransferAnswer } from '#contracts/transfers/transfer-package.ts'
import { newKey } from '#rulebook/transfer-package/package.fixture.ts'
import { signAnswer } from '#rulebook/transfer-package/transfer-answer.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { givenLeaving, givenTrust } from '#tests/support/leaving.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const { key, signer } = newKey()
const FROM = { installation: 'jiangsu.example.cn', name: '江苏省教育考试院', province: '江苏省' }
const SAW = { idDocument: true, ticket: true, destinationTicket: true, signature: true }
let school: Officer
let authority: Officer

beforeAll(async () => {
  school = await given.officer('school_registrar', '10272')
  authority = await given.officer('authority_reviewer')
  await givenTrust(application, { from: FROM, key, staff: [school.staffId, authority.staffId] })
})

async function sent() {
  const candidate = await given.candidate().enter()
  const { departureId: id } = await givenLeaving(application, candidate)
  await school.call('POST', `/api/office/departures/${id}/signing`, { body: { version: 1, saw: SAW } })
  await authority.call('POST', '/api/office/departure-packages', {
    body: { departures: [{ id, version: 2 }] },
  })
  const { rows } = await application.owner.query<{ id: string; content_sha256: string }>(
    'select id, content_sha256 from departure_packages where departure_id = $1',
    [id],
  )
  return { id, candidate, package: rows[0] }
}

let count = 0

function answerTo(
  out: Awaited<ReturnType<typeof sent>>,
  change: Partial<TransferAnswer> = {},
): TransferAnswer {
  count += 1
  return {
    id: `019a0000-0000-7000-8000-${String(count).padStart(12, '0')}`,
    issuedAt: application.clock.now().toISOString(),
    from: FROM,
    to: { installation: application.deps.config.installation.installation },
    packageId: out.package?.id ?? '',
    packageSha256: out.package?.content_sha256 ?? '',
    outcome: { kind: 'returned', on: '2026-11-23', reason: '考生没有在规定时间确认' },
    ...change,
  }
}

function upload(bytes: Uint8Array) {
  const head = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.json"\r\n\r\n'
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--edge--\r\n')])
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' }
  return authority.call('POST', '/api/office/departure-answers', { body, headers })
}

test('TRO-04 the signed answer of the destination ends a transfer, once', async () => {
  const out = await sent()
  const file = signAnswer(answerTo(out), signer)
  const replies = await Promise.all(Array.from({ length: 3 }, () => upload(file)))
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  expect(replies.find(({ status }) => status === 200)?.body).toMatchObject({ kind: 'returned' })
  const { rows } = await application.owner.query(
    `select d.state, t.state as ticket, x.note, x.answer_id is not null as signed from departures d
     join tickets t on t.id = d.ticket_id join departure_steps x on x.departure_id = d.id and x.kind = 'returned' where d.id = $1`,
    [out.id],
  )
  expect(rows).toEqual([
    { state: 'returned', ticket: 'active', note: '考生没有在规定时间确认', signed: true },
  ])
})

test('TRO-04 an answer of a stranger, for somebody else, about other bytes or nothing is refused in words', async () => {
  const out = await sent()
  const codeOf = async (bytes: Uint8Array) => (await upload(bytes)).body.code
  expect(await codeOf(signAnswer(answerTo(out), newKey().signer))).toBe('answer_refused')
  expect(await codeOf(signAnswer(answerTo(out, { to: { installation: 'hebei.example.cn' } }), signer))).toBe(
    'answer_refused',
  )
  expect(await codeOf(Buffer.from('{}'))).toBe('answer_refused')
  expect(await codeOf(signAnswer(answerTo(out, { packageSha256: 'ab'.repeat(32) }), signer))).toBe(
    'answer_unknown',
  )
  expect(await codeOf(signAnswer(answerTo(out, { packageId: out.id }), signer))).toBe('answer_unknown')
  expect(await codeOf(new Uint8Array(1_000_001))).toBe('upload_too_large')
  expect((await authority.call('POST', '/api/office/departure-answers')).body.code).toBe('upload_missing')
  const other = newKey()
  const zhejiang = { installation: 'zhejiang.example.cn', name: '浙江省教育考试院', province: '浙江省' }
  await givenTrust(application, {
    from: zhejiang,
    key: other.key,
    staff: [school.staffId, authority.staffId],
  })
  // Another province is trusted too, and answers for itself only.
  expect(await codeOf(signAnswer(answerTo(out, { from: zhejiang }), other.signer))).toBe('answer_unknown')
  expect(await codeOf(signAnswer(answerTo(out), signer))).toBeUndefined()
})

/** Two persons take the answer of a transfer back. */
async function takeBack({ id }: { id: string }, version: number): Promise<void> {
  const supervisor = await given.officer('record_supervisor')
  const path = `/api/office/departures/${id}`
  const body = { version, reason: '登记时选错了考生' }
  expect((await authority.call('POST', `${path}/undo`, { body })).status).toBe(200)
  const { undo } = (await authority.call('GET', path)).body as { undo: { id: string } }
  const agree = { body: { decision: 'agree' } }
  expect((await supervisor.call('POST', `/api/office/departure-undos/${undo.id}`, agree)).status).toBe(200)
}

test('TRO-04, REV-06 a signed answer that two persons took back is taken again, once, and another one in its place', async () => {
  const out = await sent()
  const file = signAnswer(answerTo(out), signer)
  expect((await upload(file)).status).toBe(200)
  await takeBack(out, 4)
  const replies = await Promise.all([upload(file), upload(file)])
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect((await upload(file)).body.code).toBe('departure_state')
  await takeBack(out, 6)
  const other = signAnswer(answerTo(out, { outcome: { kind: 'accepted', on: '2026-11-23' } }), signer)
  expect((await upload(other)).body).toMatchObject({ kind: 'accepted' })
  expect((await upload(file)).body.code).toBe('departure_state')
  const { rows } = await application.owner.query(
    `select x.kind, x.answer_id is not null as signed, x.taken_back_at is not null as gone from departure_steps x
     where x.departure_id = $1 and x.kind in ('returned', 'accepted', 'undone') order by x.seq`,
    [out.id],
  )
  expect(rows).toEqual([
    { kind: 'returned', signed: true, gone: true },
    { kind: 'undone', signed: false, gone: false },
    { kind: 'returned', signed: true, gone: true },
    { kind: 'undone', signed: false, gone: false },
    { kind: 'accepted', signed: true, gone: false },
  ])
})

test('TRO-04 of two answers with one number, to two packages at once, one is taken; the other when that was taken back', async () => {
  const both = [await sent(), await sent()]
  const id = '019a0000-0000-7000-8000-0000000000ff'
  const files = both.map((out) => ({ out, file: signAnswer(answerTo(out, { id }), signer) }))
  const replies = await Promise.all(files.map(async (one) => ({ ...one, reply: await upload(one.file) })))
  const taken = replies.find(({ reply }) => reply.status === 200)
  const refused = replies.find(({ reply }) => reply.body.code === 'answer_refused')
  expect([taken?.reply.status, refused?.reply.text]).toEqual([200, expect.stringContaining('同一编号')])
  if (taken) await takeBack(taken.out, 4)
  expect(refused && (await upload(refused.file)).status).toBe(200)
})
