import { beforeAll, expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { importTasks } from '#modules/imports/public.ts'
import { withChecksum } from '#rulebook/identity/id-number.ts'
import { toEighteen, toFifteen } from '#rulebook/identity/legacy-number.ts'
import { bringIn, ONCE, sendFile, work, workRollBack } from '#tests/support/desk.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const kind = 'candidates'
const HEADER = '姓名,证件类型,证件号码,准考证号,主考学校代码,专业代码,手机号码,密码哈希\n'
const old = PERSONAS.find(({ name }) => name === '钱国强') ?? PERSONAS[0]
let officer: Visitor

beforeAll(async () => {
  officer = await signInStaff(application, 'score1')
})

function row(name: string, idNumber: string, ticketNo: string): string {
  return `${HEADER}${name},居民身份证,${idNumber},${ticketNo},10272,120203K,,\n`
}

async function report(id: string) {
  const { body } = await officer.call('GET', `/api/office/imports/${id}`)
  return body as unknown as {
    batch: { state: string; fault?: string }
    problemCounts: { problem: string }[]
  }
}

async function checked(text: string): Promise<string> {
  const { body } = await sendFile(officer, { kind, text })
  await work(application, String(body.id))
  return String(body.id)
}

async function apply(batchId: string): Promise<void> {
  await officer.call('POST', `/api/office/imports/${batchId}/apply`)
  const { rows } = await application.owner.query<{ id: string }>(
    "select id from staff where username = 'score1'",
  )
  const payload = { batchId, staffId: rows[0]?.id ?? '', requestId: 'test', address: '127.0.0.1' }
  await importTasks(application.deps)['apply-import'](payload, ONCE)
}

async function holderOf(ticketNo: string) {
  const { rows } = await application.owner.query<{ name: string; person_id: string }>(
    'select p.name, p.id as person_id from tickets t join persons p on p.id = t.person_id where t.ticket_no = $1',
    [ticketNo],
  )
  return rows[0]
}

/** Records a person as earlier versions recorded a number of fifteen digits. */
async function recordUnderFifteen(number: string): Promise<void> {
  const { cipher } = application.deps
  const of = (form: string) => cipher.index('person.id_number', form)
  await application.owner.query('update persons set id_number_index = $1 where id_number_index = $2', [
    of(number),
    of(toEighteen(number) ?? ''),
  ])
}

test.each([
  ['as they are recorded now', false],
  ['as earlier versions recorded them', true],
])(
  'LOG-01, IMP-01 a new 准考证 under the other form of the number is the same person’s: %s',
  async (_case, isOld) => {
    if (isOld) await recordUnderFifteen(old?.idNumber ?? '')
    const eighteen = toEighteen(old?.idNumber ?? '') ?? ''
    const [first, second] = isOld ? ['880000000011', '880000000012'] : ['880000000013', '880000000014']
    const other = await report(await checked(row('王五六', eighteen, first)))
    expect(other.problemCounts.map(({ problem }) => problem)).toEqual(['id_other_name'])
    await bringIn(application, officer, { kind, text: row('钱国强', eighteen, first) })
    await bringIn(application, officer, { kind, text: row('钱国强', old?.idNumber ?? '', second) })
    const { visitor, answer } = await signInCandidate(application, {
      idNumber: eighteen,
      password: old?.password ?? '',
    })
    expect(answer.body).toEqual({ stage: 'ready' })
    const session = await visitor.call('GET', '/api/portal/session')
    const nos = (session.body.tickets as { ticketNo: string }[]).map(({ ticketNo }) => ticketNo)
    expect(nos).toEqual(expect.arrayContaining([first, second]))
  },
)

test('LOG-01, IMP-01 both forms of a number in one file are one new person', async () => {
  const eighteen = withChecksum('31010119650307123')
  const text = `${row('田一禾', toFifteen(eighteen) ?? '', '880000000021')}田一禾,居民身份证,${eighteen},880000000022,10272,120203K,,\n`
  await bringIn(application, officer, { kind, text })
  expect(await holderOf('880000000021')).toEqual(await holderOf('880000000022'))
  const twice = text.replace('田一禾', '田二禾').replaceAll('88000000002', '88000000003')
  const found = await report(await checked(twice))
  expect(found.problemCounts.map(({ problem }) => problem)).toEqual(['id_other_name'])
})

test('IMP-01 of two batches with one number and two names, checked before either was applied, one comes in', async () => {
  const number = withChecksum('31010119880214321')
  const one = await checked(row('张清泉', number, '880000000041'))
  const other = await checked(row('李清泉', number, '880000000042'))
  await Promise.all([apply(one), apply(other)])
  const states = [await report(one), await report(other)].map(({ batch }) => batch)
  expect(states.map(({ state }) => state).toSorted()).toEqual(['applied', 'checked'])
  expect(states.find(({ state }) => state === 'checked')?.fault).toMatch(/另一个姓名.*重新上传检查。$/)
  const holders = [await holderOf('880000000041'), await holderOf('880000000042')]
  expect(holders.filter((holder) => holder !== undefined)).toHaveLength(1)
})

test('IMP-01 a plan that is not in force yet takes nobody', async () => {
  const today = application.clock.now().toISOString().slice(0, 10)
  await application.owner.query(
    `insert into plans select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'version', 'next',
       'effective_on', $1::date + 400))).* from plans p join majors m on m.id = p.major_id where m.code = '120203K' and p.retired_on is null`,
    [today],
  )
  await bringIn(application, officer, {
    kind,
    text: row('田晚禾', withChecksum('31010119920214321'), '880000000051'),
  })
  const { rows } = await application.owner.query<{ effective: boolean }>(
    'select p.effective_on <= $1::date as effective from tickets t join plans p on p.id = t.plan_id where t.ticket_no = $2',
    [today, '880000000051'],
  )
  expect(rows).toEqual([{ effective: true }])
})

test('IMP-01 a 准考证 that somebody has begun an application with cannot be taken back, and the words say so; a session with it can', async () => {
  const someone = PERSONAS.find(({ name }) => name === '何建国') ?? PERSONAS[0]
  const { idNumber = '', password = '', name = '' } = someone ?? {}
  const bring = (ticketNo: string) =>
    bringIn(application, officer, { kind, text: row(name, idNumber, ticketNo) })
  const back = async (id: string) => {
    const body = { reason: '准考证导错了' }
    expect((await officer.call('POST', `/api/office/imports/${id}/roll-back`, { body })).status).toBe(200)
    await workRollBack(application, id)
    return (await report(id)).batch
  }
  const unused = await bring('990000000061')
  const { visitor } = await signInCandidate(application, { idNumber, password })
  expect((await back(unused)).state).toBe('rolled_back')
  await expect.poll(async () => (await visitor.call('GET', '/api/portal/person')).status).toBe(401)
  const used = await bring('990000000062')
  await application.owner.query(
    `insert into drafts (id, person_id, ticket_id, service, form, version, notice_version, created_at, saved_at)
     select gen_random_uuid(), person_id, id, 'exemption', '{}', 1, 1, now(), now() from tickets where ticket_no = '990000000062'`,
  )
  expect(await back(used)).toMatchObject({
    state: 'applied',
    fault: expect.stringContaining('已被后续业务使用'),
  })
  const forecast = await bring('990000000063')
  await application.owner.query(
    `insert into forecast_situations (person_id, ticket_id, plan_id, situation, chosen_at)
     select person_id, id, plan_id, 'regular', now() from tickets where ticket_no = '990000000063'`,
  )
  expect(await back(forecast)).toMatchObject({
    state: 'applied',
    fault: expect.stringContaining('已被后续业务使用'),
  })
})

test('IMP-01, ACC-01 candidates on whom a sanction was entered cannot be taken back, and the words say so', async () => {
  const text = row('孙晓岚', withChecksum('31010119920303125'), '990000000071')
  const id = await bringIn(application, officer, { kind, text })
  const holder = await holderOf('990000000071')
  const entered = await officer.call('POST', `/api/office/candidates/${holder?.person_id}/sanctions`, {
    body: { kind: 'diploma_delayed', until: '2028-01-01', reason: '沪考院处〔2026〕1 号' },
  })
  expect(entered.status).toBe(200)
  await officer.call('POST', `/api/office/imports/${id}/roll-back`, { body: { reason: '准考证导错了' } })
  await workRollBack(application, id)
  expect((await report(id)).batch).toMatchObject({
    state: 'applied',
    fault: expect.stringContaining('已被后续业务使用'),
  })
})
