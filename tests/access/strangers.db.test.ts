import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { ROLES, type Role } from '#contracts/grants.ts'
import type { RouteContract } from '#contracts/route.ts'
import { seedSampleApplications } from '#modules/demonstration/public.ts'
import { addToWallet, fileExemption, fillDraft } from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { givenLeaving } from '#tests/support/leaving.ts'
import { beginPaying, givenPayer, orderOf } from '#tests/support/orders.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { oddValue } from './odd-values.ts'

const application = startApplication()
const given = givenIn(application)
/** The samples belong to 上海财经大学; the strangers to the school of this major. */
const ELSEWHERE = '030101K'
let strangersSchool = ''
/** Whoever studies at other schools only. */
let people: string[] = []
/** What nobody else may read of them: their 准考证号. */
let needles: string[] = []
let attemptNo = ''
/** One thing of each kind that belongs to one of them. */
const things: { kind: string; id: string }[] = []

beforeAll(async () => {
  await seedSampleApplications(application.deps)
  const applicationId = await isBusy()
  const { owner } = application
  const { rows: schools } = await owner.query(
    'select s.id, s.code from majors m join schools s on s.id = m.school_id where m.code = $1',
    [ELSEWHERE],
  )
  strangersSchool = schools[0].code
  const { rows } = await owner.query<{ id: string; numbers: string[] }>(
    `select person_id as id, array_agg(ticket_no) as numbers from tickets group by person_id having bool_and(school_id <> $1)`,
    [schools[0].id],
  )
  people = rows.map(({ id }) => id)
  needles = rows.flatMap(({ numbers }) => numbers)
  for (const kind of await tablesOfPeople()) {
    const found = await owner.query(
      `select to_jsonb(x) ->> 'id' as id from ${kind} x where person_id = any($1) order by 1 desc nulls last limit 1`,
      [people],
    )
    for (const { id } of found.rows) if (id) things.push({ kind, id })
  }
  things.push({ kind: 'persons', id: people[0] ?? '' }, { kind: 'applications', id: applicationId })
})

/** Somebody of the other schools has one of everything; answers an application that can be opened. */
async function isBusy(): Promise<string> {
  const person = await given.candidate().enter()
  const { credentialIds, ids } = await fileExemption(person, { courses: ['03708'], seed: 61 })
  await fillDraft(person, { courses: ['03709'], credentialIds })
  const credentialId = await addToWallet(person, { type: 'diploma', fields: {}, pictures: [] })
  await person.call('POST', '/api/portal/phone-links', { body: { credentialId } })
  const payer = await givenPayer(application, given)
  attemptNo = await beginPaying(payer.person, await orderOf(payer))
  await givenLeaving(application, await given.candidate().enter())
  return ids[0] ?? ''
}

/** The tables that have something of a person; not those that note what is asked. */
async function tablesOfPeople(): Promise<string[]> {
  const { rows } = await application.owner.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'person_id' and t.table_type = 'BASE TABLE'
       and c.table_name not in ('sessions', 'session_log') order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** A digest of all rows of these people, table by table. */
async function record(): Promise<Record<string, string>> {
  const digests: Record<string, string> = {}
  for (const name of await tablesOfPeople()) {
    const { rows } = await application.owner.query(
      `select md5(coalesce(string_agg(x::text, '|' order by x::text), '')) as digest from ${name} x where person_id = any($1)`,
      [people],
    )
    digests[name] = rows[0].digest
  }
  return digests
}

/** Somebody who asks, until they have asked too often: then another one goes on. */
function relayOf(enter: () => Promise<Visitor>): Visitor['call'] {
  let visitor = enter()
  return async (...asked) => {
    const reply = await (await visitor).call(...asked)
    if (reply.body.code !== 'too_many_requests') return reply
    visitor = enter()
    return (await visitor).call(...asked)
  }
}

/** Asks a route for each thing, with whatever else its contract allows; answers what it told about these people. */
async function toldBy(contract: RouteContract, call: Visitor['call']): Promise<string[]> {
  const told: string[] = []
  for (const [place, { kind, id }] of things.entries()) {
    const sample = (part: RouteContract['body']) =>
      part && fc.sample(oddValue(part, [id]), { numRuns: 1, seed: place })[0]
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries((sample(contract.query) as object | undefined) ?? {}))
      if (value !== undefined) query.set(name, String(value))
    const path = contract.path.replaceAll(/:(\w+)/g, (_, name) =>
      name === 'attemptNo' ? attemptNo : (WORDS[name] ?? id),
    )
    const body = sample(contract.body)
    const { text } = await call(contract.method, `${path}?${query}`, body === undefined ? {} : { body })
    const needle = needles.find((one) => text.includes(one))
    if (needle !== undefined) told.push(`${contract.id} told ${needle} for ${kind} ${id}`)
  }
  return told
}

const WORDS: Readonly<Record<string, string>> = {
  kind: 'exam_scores',
  service: 'exemption',
  key: 'hotline',
  day: '2026-11-20',
}

async function expectNothing(enter: () => Promise<Visitor>, isAsked: (contract: RouteContract) => boolean) {
  const before = await record()
  const call = relayOf(enter)
  const told: string[] = []
  const routes = application.app.mounted.filter(
    (contract) => isAsked(contract) && !contract.upload && !/SignOut$/.test(contract.id),
  )
  expect(routes.length).toBeGreaterThan(20)
  for (const contract of routes) told.push(...(await toldBy(contract, call)))
  expect(told).toEqual([])
  expect(await record()).toEqual(before)
}

test('ACC-02, HOM-01 a candidate reads and changes nothing of others, whatever of theirs is named to whichever route', async () => {
  expect(things.length).toBeGreaterThan(20)
  await expectNothing(
    () => given.candidate().enrolledIn(ELSEWHERE).enter(),
    ({ access }) => access.actor === 'candidate',
  )
}, 300_000)

test.each<Role>(['school_registrar', 'school_reviewer'])(
  'ACC-01, ACC-02 a %s reads and changes nothing of the candidates of other schools, whatever is named to whichever route',
  async (role) => {
    const grants: readonly string[] = ROLES[role]
    await expectNothing(
      () => given.officer(role, strangersSchool),
      ({ access }) => access.actor === 'staff' && (!access.grant || grants.includes(access.grant)),
    )
  },
  300_000,
)
