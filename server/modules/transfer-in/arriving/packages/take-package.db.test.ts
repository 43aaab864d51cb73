import { beforeAll, expect, test } from 'vitest'
import type { TransferPackage } from '#contracts/transfers/transfer-package.ts'
import { withChecksum } from '#rulebook/identity/id-number.ts'
import { newKey, SAMPLE } from '#rulebook/transfer-package/package.fixture.ts'
import { signPackage } from '#rulebook/transfer-package/transfer-package.ts'
import { bringIn } from '#tests/support/desk.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { namedCandidate } from '#tests/support/inbound.ts'
import { waitingIn } from '#tests/support/locks.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const { key, signer } = newKey()
let officer: Officer
let count = 0

beforeAll(async () => {
  officer = await given.officer('score_officer')
  const [one, other] = [
    await given.officer('security_administrator'),
    await given.officer('security_administrator'),
  ]
  await application.owner.query(
    `insert into trusted_keys (id, installation, name, province, key_id, public_key, valid_from, state, proof, proposed_by,
       proposed_at, decided_by, decided_at)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, 'trusted', '公函核对', $7, now(), $8, now())`,
    [...Object.values(SAMPLE.from), key.id, key.publicKey, key.from, one.staffId, other.staffId],
  )
})

/** A package for this candidate, signed by Jiangsu. */
function packageFor(
  candidate: Pick<Candidate, 'name' | 'idNumber' | 'ticketNo'>,
  more: Partial<TransferPackage> = {},
): TransferPackage {
  count += 1
  const { name, idNumber, ticketNo } = candidate
  return {
    ...SAMPLE,
    id: `019a0000-0000-7000-8000-${String(count).padStart(12, '0')}`,
    person: { name, idType: 'resident_id', idNumber },
    destination: { ...SAMPLE.destination, ticketNo },
    ...more,
  }
}

function send(bytes: Uint8Array | string) {
  const boundary = 'kaoji-test-boundary'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\nContent-Type: application/json\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)])
  return officer.call('POST', '/api/office/arrival-packages', {
    body,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
}

test('TRO-04, TRI-01 a signed package of another installation is taken in for its person, and the trail says which one', async () => {
  const candidate = await namedCandidate(application)
  const sent = packageFor(candidate)
  const { status, body } = await send(signPackage(sent, signer))
  expect([status, body]).toEqual([
    200,
    { name: candidate.name, originProvince: '江苏省', outcome: 'new', match: 'ticket' },
  ])
  const { rows } = await application.owner.query(
    `select a.id, a.state, a.ticket_id, a.package_sender, (select array_agg(c.code || ' ' || coalesce(c.mark::text, c.grade) order by c.seq)
       from arrival_courses c where c.arrival_id = a.id) as courses from arrivals a where a.package_id = $1`,
    [sent.id],
  )
  expect(rows).toMatchObject([
    {
      ...{ state: 'under_review', ticket_id: candidate.ticketId, package_sender: 'jiangsu.example.cn' },
      courses: ['00015 61', '00018 good'],
    },
  ])
  const { rows: trail } = await application.owner.query(
    "select new_value from audit_entries where action = 'arrival.take_in' and subject_id = $1",
    [rows[0].id],
  )
  expect(JSON.stringify(trail)).toContain(sent.id)
})

test('TRO-04 a package is taken in once, by eight at once and after a later one too', async () => {
  const candidate = await namedCandidate(application)
  const first = signPackage(packageFor(candidate), signer)
  const replies = await Promise.all(Array.from({ length: 8 }, () => send(first)))
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { body } of replies.filter(({ status }) => status !== 200))
    expect([body.code, body.text]).toEqual(['package_refused', expect.stringContaining('已经导入过')])
  const [score] = SAMPLE.scores
  if (!score) throw new Error('The sample has no score')
  const later = packageFor(candidate, { scores: [{ ...score, outcome: { mark: 90 } }] })
  expect((await send(signPackage(later, signer))).body.outcome).toBe('corrected')
  expect((await send(first)).body.code).toBe('package_refused')
  const { rows } = await application.owner.query(
    'select c.mark from arrivals a join arrival_courses c on c.arrival_id = a.id and c.revision = a.revision where a.package_id = $1',
    [later.id],
  )
  expect(rows).toEqual([{ mark: 90 }])
})

test('TRO-04 what was tampered with, is for others, expired, or no package is refused in words, and nothing is kept', async () => {
  const candidate = await namedCandidate(application)
  const good = Buffer.from(signPackage(packageFor(candidate), signer)).toString()
  const stranger = newKey().signer
  const before = await application.owner.query('select count(*)::int as n from arrivals')
  const refused: [string, Uint8Array | string, string][] = [
    ['a changed mark', good.replace('"mark": 61', '"mark": 91'), '改动过'],
    ['a strange key', signPackage(packageFor(candidate), stranger), '密钥'],
    [
      'another destination',
      signPackage(packageFor(candidate, { to: { province: '浙江省' } }), signer),
      '其他地方',
    ],
    [
      'expired',
      signPackage(packageFor(candidate, { expiresAt: '2026-09-02T01:00:00.000Z' }), signer),
      '有效期',
    ],
    [
      'from the future',
      signPackage(packageFor(candidate, { issuedAt: '2026-12-24T00:00:00.000Z' }), signer),
      '晚于现在',
    ],
    ['a later format', good.replace('"version": 1', '"version": 2'), '版本'],
    ['a picture', Buffer.from('ffd8ffe000104a464946', 'hex'), '不是转考电子档案'],
    ['half a file', good.slice(0, good.length / 2), '不是转考电子档案'],
  ]
  for (const [what, bytes, words] of refused) {
    const { body } = await send(bytes)
    expect([what, body.code, body.text]).toEqual([what, 'package_refused', expect.stringContaining(words)])
  }
  expect((await send('')).body.code).toBe('upload_missing')
  expect((await send(Buffer.alloc(1_100_000, 32))).body.code).toBe('upload_too_large')
  expect((await application.owner.query('select count(*)::int as n from arrivals')).rows).toEqual(before.rows)
})

test('TRI-01 a package for somebody of another name is for staff to settle', async () => {
  const candidate = await namedCandidate(application)
  const sent = packageFor({ ...candidate, name: '易名者' })
  expect((await send(signPackage(sent, signer))).body).toMatchObject({ outcome: 'new', match: 'candidates' })
})

test('TRI-01, TRO-04 a package that comes while its person is registered is theirs', async () => {
  const person = { name: '钟离包', idNumber: withChecksum('32010219880307901') }
  const ticketNo = '810000099901'
  const holder = await application.owner.connect()
  let registered: Promise<unknown> | undefined
  let taken: ReturnType<typeof send> | undefined
  try {
    // The person stands still after they were written, and before anybody sees them.
    await holder.query('begin; lock table messages in share mode')
    const text = `姓名,证件类型,证件号码,准考证号,主考学校代码,专业代码\n${person.name},居民身份证,${person.idNumber},${ticketNo},10272,120203K\n`
    registered = bringIn(application, officer, { kind: 'candidates', text })
    await expect.poll(() => waitingIn(application), { timeout: 10_000 }).toBe(1)
    taken = send(signPackage(packageFor({ ...person, ticketNo }), signer))
    await expect.poll(() => waitingIn(application), { timeout: 10_000 }).toBe(2)
  } finally {
    await holder.query('rollback')
    holder.release()
    await Promise.all([registered, taken])
  }
  expect((await taken).body).toMatchObject({ name: person.name, outcome: 'new', match: 'ticket' })
})
