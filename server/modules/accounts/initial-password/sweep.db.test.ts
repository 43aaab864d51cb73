import { beforeEach, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { createLog } from '#platform/log/log.ts'
import { idNumberIndexes } from '#platform/secrets/number-index.ts'
import { initialPasswordOf, withChecksum } from '#rulebook/identity/id-number.ts'
import { giveCaptcha } from '#tests/support/free-captchas.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, solveCaptcha, visit } from '#tests/support/visitor.ts'
import { TRIES } from './tries.rules.ts'

const application = startApplication({ per: 'test' })
const ACCOUNTS = 800
let lines: string[] = []

beforeEach(() => {
  lines = []
  const now = () => application.clock.now()
  application.deps.log = createLog({ level: 'warn', write: (line) => lines.push(line), now })
  // Thousands of tries are counted here, and none of their accounts has a hash: what it takes to burn the time of one shows nothing.
  const { hasher } = application.deps
  application.deps.hasher = {
    ...hasher,
    inPlace: (work, isGone) =>
      hasher.inPlace((hashing) => work({ ...hashing, burn: async () => undefined }), isGone),
  }
})

/** Opens accounts that still have their initial passwords, of numbers spread over regions and years of birth. */
async function openAccounts(): Promise<string[]> {
  const { cipher, ids } = application.deps
  const numbers = Array.from({ length: ACCOUNTS }, (_, one) =>
    withChecksum(
      `3101${String(one % 20).padStart(2, '0')}19${60 + (one % 37)}0101${String(100 + (one % 800))}`,
    ),
  )
  const rows = numbers.map((number) => ({
    id: ids.next(),
    cipher: cipher.seal('person.id_number', number).toString('hex'),
    index: idNumberIndexes(cipher, number)[0].toString('hex'),
  }))
  await application.owner.query(
    `with given as (select * from jsonb_to_recordset($1::jsonb) as r(id uuid, cipher text, index text)),
       made as (insert into persons (id, id_type, name, id_number_cipher, id_number_index, registered_on)
         select id, 'resident_id', '测试', decode(cipher, 'hex'), decode(index, 'hex'), '2026-01-01' from given)
     insert into candidate_accounts (person_id) select id from given`,
    [JSON.stringify(rows)],
  )
  return numbers
}

/** Tries every number with its initial password, captchas being free; answers how many opened and what the others were told. */
async function sweep(numbers: readonly string[], addressOf: (order: number) => string) {
  const answers = new Map<string, number>()
  for (let from = 0; from < numbers.length; from += 20) {
    const replies = await Promise.all(
      numbers.slice(from, from + 20).map(async (idNumber, order) => {
        const address = addressOf(from + order)
        const captcha = giveCaptcha(application, address)
        const body = { idNumber, password: initialPasswordOf(idNumber), captcha }
        return visit(application, address).call('POST', '/api/portal/sign-in', { body })
      }),
    )
    for (const answer of replies) {
      const said = String(answer.body.stage ?? answer.body.code)
      answers.set(said, (answers.get(said) ?? 0) + 1)
    }
  }
  return answers
}

async function metric(name: string): Promise<string> {
  const { text } = await visit(application).call('GET', '/metrics')
  return text
    .split('\n')
    .filter((line) => line.startsWith(name))
    .join('\n')
}

const alerts = () =>
  lines.filter((line) => line.includes('initial-password-swept')).map((line) => JSON.parse(line).kind)

test('LOG-09 a sweep of 800 accounts from one address opens twenty, and raises the alert with the next', async () => {
  const numbers = await openAccounts()
  const answers = await sweep(numbers, () => '10.20.0.1')
  expect(answers.get('activation')).toBe(TRIES.network.most)
  expect(answers.get('activation_needs_ticket')).toBe(ACCOUNTS - TRIES.network.most)
  expect(alerts()).toContain('network')
  expect(await metric('kaoji_initial_password_alerts_total')).toContain('{kind="network"} 1')
  expect(await metric('kaoji_initial_password_tries_total')).toContain(
    `{answer="judged"} ${TRIES.network.most}`,
  )
})

test('LOG-09 a sweep of 800 accounts from 800 addresses opens three hundred in all, and raises the alert', async () => {
  const numbers = await openAccounts()
  const answers = await sweep(numbers, (order) => `10.${21 + Math.floor(order / 250)}.${order % 250}.1`)
  expect(answers.get('activation')).toBe(TRIES.all.most)
  expect([...answers.keys()].sort()).toEqual(['activation', 'activation_needs_ticket'])
  expect(alerts()).toEqual(['all'])
  expect(await metric('kaoji_initial_password_alerts_total')).toContain('{kind="all"} 1')
})

test('LOG-09 numbers tried one after the other are bounded by what they begin with, unknown ones alike', async () => {
  const numbers = Array.from({ length: 80 }, (_, one) => withChecksum(`3101011990${'0101'}${200 + one}`))
  const answers = await sweep(numbers, (order) => `10.30.${order}.1`)
  expect(answers.get('sign_in_failed')).toBe(TRIES.prefix.most)
  expect(answers.get('activation_needs_ticket')).toBe(80 - TRIES.prefix.most)
  expect(alerts()).toEqual(['prefix'])
})

test('LOG-09 a sweep keeps no owner out: the 准考证号 opens the activation beside the initial password, and nothing else does', async () => {
  const owner = PERSONAS.find(({ name }) => name === '李晓芳')?.idNumber ?? ''
  const own = PERSONAS.find(({ name }) => name === '张伟明')
  const { deps } = application
  await deps.database.transact(deadlineIn(5_000), async (tx) => {
    const key = deps.cipher.digest('initial password all', '')
    await tx
      .insertInto('initial_password_tries')
      .values({ key, tries: TRIES.all.most, window_started_at: deps.clock.now() })
      .execute()
  })
  const { rows } = await application.owner.query<{ ticket_no: string }>(
    "select ticket_no from tickets t join persons p on p.id = t.person_id where p.name = '李晓芳'",
  )
  const ticketNo = rows[0]?.ticket_no ?? ''
  const come = async (idNumber: string, more: { ticketNo?: string; password?: string }) => {
    const visitor = visit(application, '10.40.0.1')
    const { password = initialPasswordOf(idNumber), ...rest } = more
    const body = { idNumber, password, ...rest, captcha: await solveCaptcha(visitor) }
    const answer = await visitor.call('POST', '/api/portal/sign-in', { body })
    return answer.body.stage ?? answer.body.code
  }
  const unknown = withChecksum('31010119900101001')
  expect(await come(owner, {})).toBe('activation_needs_ticket')
  expect(await come(unknown, {})).toBe('activation_needs_ticket')
  expect(await come(own?.idNumber ?? '', {})).toBe('activation_needs_ticket')
  expect(await come(owner, { ticketNo: '999999999999' })).toBe('sign_in_failed')
  expect(await come(unknown, { ticketNo })).toBe('sign_in_failed')
  expect(await come(owner, { ticketNo: ` ${ticketNo} ` })).toBe('activation')
  // Whoever has a password of their own is asked for nothing more.
  expect(await come(own?.idNumber ?? '', { password: own?.password ?? '' })).toBe('ready')
  application.clock.advance(TRIES.all.windowMs)
  expect(await come(owner, {})).toBe('activation')
})

test('LOG-09 of forty tries at the same moment from one address no more than twenty are judged', async () => {
  const numbers = (await openAccounts()).slice(0, 40)
  const replies = await Promise.all(
    numbers.map((idNumber) => signInCandidate(application, { idNumber, address: '10.50.0.1' })),
  )
  const opened = replies.filter(({ answer }) => answer.body.stage === 'activation').length
  expect(opened).toBeGreaterThan(0)
  expect(opened).toBeLessThanOrEqual(TRIES.network.most)
})
