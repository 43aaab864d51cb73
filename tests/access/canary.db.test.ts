import { beforeAll, expect, test } from 'vitest'
import { STAFF_PASSWORD, sampleTotpSecret } from '#modules/demonstration/public.ts'
import { createLog } from '#platform/log/log.ts'
import { currentTotp } from '#platform/totp/totp.ts'
import { sweepExpired } from '#server/retention.ts'
import { addToWallet, diploma } from '#tests/support/applicant.ts'
import { everythingInClear } from '#tests/support/clear-columns.ts'
import { bringIn, sendFile, work } from '#tests/support/desk.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, solveCaptcha, type Visitor, visit } from '#tests/support/visitor.ts'

const application = startApplication()
// Nobody's, and nowhere else in the demonstration.
const ID_NUMBER = '310101198702295575'.replace('0229', '0219')
const PHONE = '13917263548'
const TICKET_NO = '310187654321'
const CHOSEN = 'Canary-Wu-Kang-Lu-1987'
const CREDENTIAL_NO = 'CANARY20260001'
const lines: string[] = []
let officer: Visitor

beforeAll(async () => {
  const { deps } = application
  const log = createLog({ level: 'debug', write: (line) => lines.push(line), now: () => deps.clock.now() })
  Object.assign(deps.log, log)
  officer = await signInStaff(application, 'score1')
})

/** The number with its right check character. */
async function canary(): Promise<string> {
  const { withChecksum } = await import('#rulebook/identity/id-number.ts')
  return withChecksum(ID_NUMBER.slice(0, 17)) ?? ''
}

test('OPS-01, ACC-02 neither number, phone nor password stands in clear: not in a log line, a row, a trail or an address', async () => {
  const idNumber = await canary()
  const { rows } = await application.owner.query<{ school: string; major: string }>(
    'select s.code as school, m.code as major from majors m join schools s on s.id = m.school_id join plans p on p.major_id = m.id order by s.code limit 1',
  )
  const { school, major } = rows[0] ?? {}
  const header = '姓名,证件类型,证件号码,准考证号,主考学校代码,专业代码,手机号码,密码'
  const row = (no: string) => `金丝雀,居民身份证,${idNumber},${no},${school},${major},${PHONE},`
  await bringIn(application, officer, { kind: 'candidates', text: `${header}\n${row(TICKET_NO)}\n` })
  // The number where it does not belong: in a file's name, a name, and a file that cannot be read.
  for (const text of [
    `${header}\n${idNumber},x,${PHONE},${idNumber},,,,${CHOSEN}\n`,
    `${idNumber},${PHONE}\n1,2\n`,
  ]) {
    const { body } = await sendFile(officer, { kind: 'candidates', text, name: `${idNumber}.csv` })
    await work(application, String(body.id))
  }

  const wrong = await signInCandidate(application, { idNumber, password: CHOSEN })
  expect(wrong.answer.body.code).toBe('sign_in_failed')
  const { visitor, answer } = await signInCandidate(application, { idNumber })
  expect(answer.body.stage).toBe('activation')
  await visitor.call('POST', '/api/portal/activation/code')
  const proof = { kind: 'ticket', value: TICKET_NO }
  const activated = await visitor.call('POST', '/api/portal/activation', {
    body: { proof, newPassword: CHOSEN },
  })
  expect(activated.status).toBe(200)
  await addToWallet(visitor, {
    ...(diploma(7)[0] as never as ReturnType<typeof diploma>[0]),
    fields: { number: CREDENTIAL_NO },
  })
  for (const path of ['session', 'person', 'scores', 'messages', 'sign-ins', 'home', 'services/exemption'])
    await visitor.call('GET', `/api/portal/${path}`)
  await visitor.call('POST', '/api/portal/password', {
    body: { currentPassword: CHOSEN, newPassword: idNumber },
  })

  const stranger = visit(application)
  const captcha = () => solveCaptcha(stranger, 'recovery')
  const post = (path: string, body: object) => stranger.call('POST', path, { body })
  await post('/api/portal/recovery/code', { idNumber, captcha: await captcha() })
  await post('/api/portal/recovery/reset', { idNumber, code: '000000', newPassword: CHOSEN })
  const request = {
    idNumber,
    name: '金丝雀',
    ticketNo: TICKET_NO,
    contact: PHONE,
    explanation: '手机号码已停用',
  }
  await post('/api/portal/recovery/requests', { ...request, captcha: await captcha() })
  await post('/api/portal/sign-in', { idNumber, password: CHOSEN, unknown: idNumber })
  await stranger.call('GET', `/api/portal/${idNumber}?phone=${PHONE}`)

  const desk = await signInStaff(application, 'record1')
  const found = await desk.call('POST', '/api/office/candidates/search', { body: { q: idNumber } })
  const [person] = found.body.candidates as { personId: string }[]
  await desk.call('GET', `/api/office/candidates/${person?.personId}`)
  for (const field of ['idNumber', 'phone']) {
    const body = { field, reason: '核对登记信息' }
    expect(
      (await desk.call('POST', `/api/office/candidates/${person?.personId}/reveal`, { body })).status,
    ).toBe(200)
  }
  await desk.call('GET', '/api/office/recovery-requests')
  await visit(application).call('POST', '/api/office/sign-in', {
    body: {
      username: 'record2',
      password: STAFF_PASSWORD,
      code: currentTotp(sampleTotpSecret('record2'), application.clock.now()),
      captcha: await solveCaptcha(stranger, 'office_sign_in'),
    },
  })
  // A fault of ours in the middle of it: what is thrown quotes what was sent.
  const { hasher } = application.deps
  application.deps.hasher = {
    ...hasher,
    inPlace: () => Promise.reject(new Error(`${idNumber} ${CHOSEN}\n    at ${PHONE} (x.ts:1:1)`)),
  }
  expect((await signInCandidate(application, { idNumber, password: CHOSEN })).answer.status).toBe(500)
  application.deps.hasher = hasher
  await sweepExpired(application.deps)

  const secrets = {
    idNumber,
    lower: idNumber.toLowerCase(),
    phone: PHONE,
    password: CHOSEN,
    credential: CREDENTIAL_NO,
    staff: STAFF_PASSWORD,
    six: idNumber.slice(-6),
  }
  const holders = (all: readonly string[]) =>
    Object.entries(secrets).flatMap(([what, secret]) =>
      all.filter((one) => one.includes(secret)).map((one) => `${what}: ${one.slice(0, 160)}`),
    )
  expect(lines.length).toBeGreaterThan(30)
  expect(holders(lines)).toEqual([])
  const stored = await everythingInClear(application)
  expect(stored.filter((one) => one.includes('金丝雀')).length).toBeGreaterThan(1)
  // Six digits occur by chance in a digest; the others do not.
  expect(holders(stored).filter((one) => !one.startsWith('six: '))).toEqual([])
})
