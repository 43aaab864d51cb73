import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { ROLES, type Role } from '#contracts/grants.ts'
import type { RouteContract } from '#contracts/route.ts'
import { PERSONAS, seedSampleApplications } from '#modules/demonstration/public.ts'
import { startApplication } from '#tests/support/test-application.ts'
import {
  purposeOf,
  signInCandidate,
  signInStaff,
  solveCaptcha,
  type Visitor,
  visit,
} from '#tests/support/visitor.ts'
import { oddValue, WRONG_BODIES } from './odd-values.ts'

const application = startApplication()
const NOBODY = '01890000-0000-7000-8000-000000000000'
/** Signing out would leave nothing to ask with. */
const LEFT_OUT = ['portalSignOut', 'officeSignOut']
const RUNS = 24
const actors = new Map<string, Visitor>()
let ids: string[] = [NOBODY]

beforeAll(async () => {
  await seedSampleApplications(application.deps)
  const signIn = async (name: string) => {
    const { idNumber = '', password } = PERSONAS.find((one) => one.name === name) ?? {}
    return (await signInCandidate(application, { idNumber, ...(password ? { password } : {}) })).visitor
  }
  actors.set('candidate', await signIn('何建国'))
  for (const username of Object.keys(STAFF)) actors.set(username, await signInStaff(application, username))
  // Last, because each of those takes a minute, and an activation has few.
  actors.set('activation', await signIn('李晓芳'))
  const { rows } = await application.owner.query<{ id: string }>(
    `(select id from persons limit 3) union all (select id from tickets limit 2) union all (select id from scores limit 2)
     union all (select id from applications limit 4) union all (select id from filings limit 2) union all (select id from drafts limit 2)
     union all (select id from credentials limit 2) union all (select id from evidence_images limit 2)
     union all (select id from import_batches limit 2) union all (select id from publications limit 2)
     union all (select id from sittings limit 2) union all (select id from schools limit 2) union all (select id from messages limit 2)`,
  )
  ids = [NOBODY, ...rows.map(({ id }) => id)]
})

const STAFF: Readonly<Record<string, Role>> = {
  score1: 'score_officer',
  record1: 'record_supervisor',
  finance1: 'finance',
  review1: 'authority_reviewer',
  'sufe-review': 'school_reviewer',
  sufe: 'school_registrar',
  security: 'security_administrator',
  auditor: 'auditor',
  support1: 'candidate_support',
  system: 'system_administrator',
}

/** Everybody who gets past the door of a route. */
function visitorsOf({ access }: RouteContract): Visitor[] {
  const isGranted = ([, role]: [string, Role]) =>
    !('grant' in access && access.grant) || (ROLES[role] as readonly string[]).includes(access.grant)
  const names = {
    public: ['nobody'],
    operator: ['nobody'],
    activation: ['activation'],
    candidate: ['candidate'],
    staff_enrolment: ['score1'],
    staff: Object.entries(STAFF)
      .filter(isGranted)
      .map(([name]) => name),
  }[access.actor]
  return names.map((name) => actors.get(name) ?? visit(application))
}

function pathOf(
  contract: RouteContract,
  values: Record<string, unknown>,
  query: Record<string, unknown>,
): string {
  const path = contract.path.replaceAll(/:(\w+)/g, (_, name) => encodeURIComponent(soundly(values[name])))
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = pairs.map(([key, value]) => `${key}=${encodeURIComponent(soundly(value))}`).join('&')
  return search ? `${path}?${search}` : path
}

/** Half a surrogate pair cannot be written into an address. */
function soundly(value: unknown): string {
  return String(value).toWellFormed()
}

const routes = () => application.app.mounted.filter(({ id, upload }) => !LEFT_OUT.includes(id) && !upload)

interface Asked {
  params: Record<string, unknown>
  query: Record<string, unknown>
  body: Record<string, unknown> | undefined
}

/** Questions that the contract allows, always the same ones. Where nothing can be asked, `askers` ask the same. */
function questionsTo({ params, query, body }: RouteContract, askers: number): Asked[] {
  if (!params && !query && !body)
    return Array.from({ length: askers }, () => ({ params: {}, query: {}, body: undefined }))
  const none = fc.constant({})
  const asked = fc.record({
    params: params ? oddValue(params, ids) : none,
    query: query ? oddValue(query, ids) : none,
    body: body ? oddValue(body, ids) : fc.constant(undefined),
  })
  return fc.sample(asked, { numRuns: RUNS, seed: 20261125 }) as Asked[]
}

/** Half of those who have to show that they are people do. */
async function withCaptcha(
  visitor: Visitor,
  { body }: Asked,
  { place, path }: { place: number; path: string },
): Promise<Asked['body']> {
  return body?.captcha && place % 2 === 0
    ? { ...body, captcha: await solveCaptcha(visitor, purposeOf(path)) }
    : body
}

test('UX-02, LOG-01 whatever a schema allows and nobody thought of is answered in words, by every route', async () => {
  const faults: string[] = []
  const strangers: string[] = []
  for (const contract of routes()) {
    const visitors = visitorsOf(contract)
    for (const [place, asked] of questionsTo(contract, visitors.length).entries()) {
      const visitor = visitors[place % visitors.length] ?? visit(application)
      const body = await withCaptcha(visitor, asked, { place, path: contract.path })
      const path = pathOf(contract, asked.params, asked.query)
      const reply = await visitor.call(contract.method, path, body === undefined ? {} : { body })
      // A session that was lost on the way would let everything pass.
      if (reply.body.code === 'not_signed_in') strangers.push(contract.id)
      if (reply.status >= 500) faults.push(`${contract.id} ${reply.status} ${path} ${JSON.stringify(body)}`)
    }
  }
  expect({ faults, strangers }).toEqual({ faults: [], strangers: [] })
}, 300_000)

test('LOG-01 what no schema allows is refused with words by every route that takes a body', async () => {
  for (const contract of routes()) {
    if (!contract.body) continue
    const [visitor] = visitorsOf(contract)
    const path = contract.path.replaceAll(
      /:(\w+)/g,
      (_, name) => ({ key: 'hotline', service: 'exemption', kind: 'exam_scores' })[String(name)] ?? NOBODY,
    )
    for (const [kind, body] of WRONG_BODIES) {
      const reply = await visitor?.call(contract.method, path, {
        body,
        headers: { 'content-type': 'application/json' },
      })
      expect([contract.id, kind, reply?.status]).toEqual([contract.id, kind, kind === 'too much' ? 413 : 400])
      expect([contract.id, kind, typeof reply?.body.text]).toEqual([contract.id, kind, 'string'])
    }
  }
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})

test('LOG-01 a query given twice, or as a list, is refused', async () => {
  const reviewer = actors.get('review1')
  const searches = [
    'list=sent&list=to_sign',
    'list[]=sent',
    'list[$gt]=',
    '__proto__=x&list=sent',
    'list=sent&constructor=x',
  ]
  for (const search of searches)
    expect([search, (await reviewer?.call('GET', `/api/office/departures?${search}`))?.status]).toEqual([
      search,
      400,
    ])
  expect((await reviewer?.call('GET', '/api/office/departures?list=sent'))?.status).toBe(200)
})
