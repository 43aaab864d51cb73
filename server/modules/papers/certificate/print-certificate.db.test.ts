import { beforeEach, expect, test } from 'vitest'
import { allowEarlierScopes } from '#tests/support/earlier-posts.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import {
  appliesForGraduation,
  isAudited,
  publishGraduates,
  withoutSampleGraduates,
} from '#tests/support/graduates.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { verifierOf, wordOf } from '#tests/support/verifier.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const employer = verifierOf(application)
const MINUTE = 60_000
let registrar: Officer
let supervisor: Officer
let graduate: Candidate
let diplomaId = ''
let certificateId = ''

interface Found {
  id: string
  diplomaNo: string
  certificates: { id: string }[]
}

/** A graduate whose diploma has come out, and for whom a 毕业证明书 is recorded. */
beforeEach(async () => {
  await withoutSampleGraduates(application)
  registrar = await given.officer('authority_reviewer')
  supervisor = await given.officer('record_supervisor')
  graduate = await given.candidate().enrolledIn('120203K').enter()
  await appliesForGraduation(application, graduate)
  await isAudited(application)
  await publishGraduates(application, { proposer: registrar, supervisor })
  diplomaId = (await find()).id
  const certified = await registrar.call('POST', `/api/office/diplomas/${diplomaId}/certificates`, {
    body: { reason: '毕业证书遗失，已登报声明' },
  })
  expect(certified.status).toBe(200)
  certificateId = (await find()).certificates[0]?.id ?? ''
})

async function find(): Promise<Found> {
  const { body } = await supervisor.call('POST', '/api/office/diplomas/search', {
    body: { q: graduate.ticketNo },
  })
  const [found] = body.diplomas as Found[]
  if (!found) throw new Error('no diploma')
  return found
}

const print = (officer: Officer) =>
  officer.call('POST', `/api/office/graduation-certificates/${certificateId}/paper`, { body: {} })

async function revoke(): Promise<void> {
  const asked = await supervisor.call('POST', `/api/office/diplomas/${diplomaId}/revocation`, {
    body: { reason: '学历证明系伪造' },
  })
  const second = await given.officer('record_supervisor')
  const path = `/api/office/diploma-revocations/${asked.body.id}/decision`
  expect((await second.call('POST', path, { body: { decision: 'approve' } })).status).toBe(200)
}

test('GRA-12, ACC-02 a 毕业证明书 is printed with the whole ID number, each time in the trail, and is the same paper', async () => {
  const printed = await print(registrar)
  expect(printed.status, printed.text.slice(0, 300)).toBe(200)
  expect(printed.headers).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'private, no-store',
  })
  const text = (await pagesOfPdf(printed.bytes)).join('').replaceAll(/\s/g, '')
  const { diplomaNo } = await find()
  for (const word of [graduate.name, graduate.idNumber, graduate.ticketNo, diplomaNo, '毕业证明书'])
    expect(text).toContain(word)
  expect((await print(registrar)).bytes.equals(printed.bytes)).toBe(true)
  const { rows } = await application.owner.query(
    "select actor_id as who, new_value as new from audit_entries where action = 'diploma.print_certificate' and subject_id = $1",
    [diplomaId],
  )
  const entry = { who: registrar.staffId, new: { diplomaNo, certificateNo: expect.anything() } }
  expect(rows).toEqual([entry, entry])
})

test('GRA-12, VER-02 a 毕业证明书 is verified by anybody without name and number, and is revoked with its diploma', async () => {
  const { bytes } = await print(registrar)
  const verdict = await employer.file(bytes)
  expect(wordOf(verdict)).toBe('genuine')
  expect(wordOf(await employer.print(bytes))).toBe('genuine')
  for (const secret of [graduate.name, graduate.idNumber])
    expect(JSON.stringify(verdict)).not.toContain(secret)
  expect(JSON.stringify(verdict)).toContain('diploma_proof')
  await revoke()
  expect(wordOf(await employer.file(bytes))).toBe('revoked: diploma_revoked')
  expect((await print(registrar)).body.code).toBe('diploma_state')
})

test('GRA-12, VER-02 a 毕业证明书 that is printed while its diploma is revoked does not stay in force', async () => {
  const [printed] = await Promise.all([print(registrar), revoke()])
  if (printed.status === 200)
    expect(wordOf(await employer.file(printed.bytes))).toBe('revoked: diploma_revoked')
  else expect(printed.body.code).toBe('diploma_state')
})

test('GRA-12, ACC-01 an officer of another school has no such 毕业证明书, and no other post prints one', async () => {
  await allowEarlierScopes(application)
  const other = await given.officer('authority_reviewer', '10246')
  expect((await print(other)).body.code).toBe('not_found')
  expect((await print(await given.officer('authority_reviewer', '10272'))).status).toBe(200)
  expect((await print(await given.officer('school_reviewer', '10272'))).body.code).toBe('not_permitted')
  certificateId = '00000000-0000-4000-8000-000000000000'
  expect((await print(registrar)).body.code).toBe('not_found')
})

test('GRA-12, ACC-02 an abandoned desk prints no 毕业证明书', async () => {
  // Whoever works stays signed in; the proof grows old all the same.
  for (let minutes = 0; minutes < 21; minutes += 7) {
    application.clock.advance(7 * MINUTE)
    await registrar.call('GET', '/api/office/texts')
  }
  expect((await print(registrar)).body.code).toBe('proof_needed')
})
