import { expect, test } from 'vitest'
import { PERSONAS, STAFF_PASSWORD, sampleTotpSecret } from '#modules/demonstration/public.ts'
import { currentTotp } from '#platform/totp/totp.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, solveCaptcha, visit } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const PASSWORD = 'yu-yuan-lu-ge-zi-38'

const wide = (text: string) =>
  text.replaceAll(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
const grouped = (text: string) => `${text.slice(0, 3)} ${text.slice(3)}`

async function aCandidate() {
  const { rows } = await application.owner.query<{ id: string; name: string; ticket_no: string }>(
    `select p.id, p.name, t.ticket_no from persons p join tickets t on t.person_id = p.id
     join candidate_accounts a on a.person_id = p.id where a.password_set_at is null order by t.ticket_no`,
  )
  const names = new Map(PERSONAS.map(({ name, idNumber }) => [name, idNumber]))
  const found = rows.find(({ name }) => names.has(name))
  if (!found) throw new Error('nobody has the initial password')
  return { ...found, idNumber: names.get(found.name) ?? '' }
}

test('EVI-07, LOG-04 the captcha and the number may be typed full-width, and the initial password with a blank', async () => {
  const { idNumber } = await aCandidate()
  const visitor = visit(application)
  const { id, answer } = await solveCaptcha(visitor)
  const signedIn = await visitor.call('POST', '/api/portal/sign-in', {
    body: {
      idNumber: `\u200b${wide(idNumber.toLowerCase())} `,
      password: `${grouped(idNumber.slice(-6))} `,
      captcha: { id, answer: wide(answer.toLowerCase()) },
    },
  })
  expect([signedIn.status, signedIn.body]).toEqual([200, { stage: 'activation' }])
})

test('EVI-07, LOG-02 the code from the phone is taken as the telephone shows it', async () => {
  const { idNumber } = await aCandidate()
  const { visitor } = await signInCandidate(application, { idNumber })
  expect((await visitor.call('POST', '/api/portal/activation/code')).status).toBe(200)
  const { body } = await visitor.call('GET', '/api/demonstration')
  const [sms] = body.outbox as { text: string }[]
  const code = /\d{6}/.exec(sms?.text ?? '')?.[0] ?? ''
  const proof = { kind: 'code', value: wide(grouped(code)) }
  const activated = await visitor.call('POST', '/api/portal/activation', {
    body: { proof, newPassword: PASSWORD },
  })
  expect([activated.status, activated.body]).toEqual([200, { done: true }])
})

test('EVI-07, ACC-01 a one-time code is taken as the authenticator app shows it', async () => {
  for (const shown of [grouped, wide, (code: string) => `${grouped(code)}\u00a0`]) {
    application.clock.advance(60_000)
    const visitor = visit(application)
    const code = currentTotp(sampleTotpSecret('score1'), application.clock.now())
    const signedIn = await visitor.call('POST', '/api/office/sign-in', {
      body: {
        username: ' Ｓcore1 ',
        password: STAFF_PASSWORD,
        code: shown(code),
        captcha: await solveCaptcha(visitor, 'office_sign_in'),
      },
    })
    expect([signedIn.status, signedIn.body]).toEqual([200, { stage: 'ready' }])
  }
})

test('EVI-07, UX-02 staff find a person by the name as any system writes it, and by numbers as they are read out', async () => {
  const { rows } = await application.owner.query<{ id: string; ticket_no: string }>(
    'select p.id, t.ticket_no from persons p join tickets t on t.person_id = p.id order by t.ticket_no limit 1',
  )
  const { id = '', ticket_no: ticketNo = '' } = rows[0] ?? {}
  await application.owner.query('update persons set name = $2 where id = $1', [id, '\uE863晓燕'])
  const officer = await signInStaff(application, 'record1')
  for (const q of ['䶮晓', '\uE863晓', ' 䶮　晓燕\u200b', grouped(ticketNo), wide(ticketNo)]) {
    const { body } = await officer.call('POST', '/api/office/candidates/search', { body: { q } })
    expect([q, (body.candidates as { personId: string }[]).map(({ personId }) => personId)]).toEqual([
      q,
      [id],
    ])
  }
})

test('EVI-07, REV-08 a certificate number is kept as it is printed, and is one number for the index however it is typed', async () => {
  const { idNumber = '', password = '' } = PERSONAS.find((one) => one.password) ?? {}
  const { visitor } = await signInCandidate(application, { idNumber, password })
  const indexes = new Set<string>()
  for (const number of [
    '沪教自〔1998〕第00123号',
    '沪教自[1998]第 00123 号',
    '沪教自【1998】第００123号\u0002',
  ]) {
    const { body } = await visitor.call('POST', '/api/portal/credentials', { body: { type: 'diploma' } })
    const saved = await visitor.call('PUT', `/api/portal/credentials/${body.id}`, {
      body: { version: body.version, fields: { number, remark: '证书\u0002原\u000b件' } },
    })
    expect(saved.status).toBe(200)
    expect(saved.body.fields).toEqual({
      number: number.replaceAll(' ', '').replaceAll('\u0002', '').replaceAll('００', '00'),
      remark: '证书原件',
    })
    const { rows } = await application.owner.query('select number_index from credentials where id = $1', [
      body.id,
    ])
    indexes.add(rows[0].number_index.toString('hex'))
  }
  expect(indexes.size).toBe(1)
})
