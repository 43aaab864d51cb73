import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import {
  comingSittings,
  findDegreePlan,
  listCourseNames,
  listMajorsWithPlans,
  listPlansOffered,
  listTransitions,
  practiceRounds,
  substitutionsUnder,
} from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { ask } from '#platform/db/question.ts'
import { startCatalogue } from '#tests/support/catalogue.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ mode: 'production', data: 'empty', per: 'test' })
const { folderWith, load } = startCatalogue(application)

const read = <T>(work: (tx: Tx) => Promise<T>) => application.deps.database.read(deadlineIn(10_000), work)

async function planId(school: string, major: string, version: string): Promise<string> {
  const { rows } = await application.owner.query(
    `select p.id from plans p join majors m on m.id = p.major_id join schools s on s.id = m.school_id
     where s.code = $1 and m.code = $2 and p.version = $3`,
    [school, major, version],
  )
  return rows[0].id
}

/** Makes a 准考证 that follows this plan, and returns its id. */
async function ticketOn(plan: string): Promise<string> {
  const { rows } = await application.owner.query(
    `with person as (insert into persons (id, name, id_type, id_number_cipher, id_number_index, registered_on)
         values (gen_random_uuid(), '某人', 'resident_id', '\\x00', gen_random_uuid()::text::bytea, '2019-01-01') returning id)
     insert into tickets (id, ticket_no, person_id, school_id, plan_id, registered_on)
       select gen_random_uuid(), (100000000000 + floor(random() * 1e9))::bigint::text, person.id, m.school_id, p.id, '2019-01-01'
       from person, plans p join majors m on m.id = p.major_id where p.id = $1 returning id`,
    [plan],
  )
  return rows[0].id
}

test('AUD-02 a plan is read as the audit takes it: compulsory lines, choices, 加考 by situation, practice, the local rule', async () => {
  await load(
    await folderWith({
      'courses.csv': (text) => text.replace('00233,税法,,,', '00233,税法,,2026-10-01,'),
    }),
  )
  const id = await planId('10272', '120203K', '旧计划')
  const found = await read((tx) => findDegreePlan(tx, { planId: id, on: '2025-12-16' }))
  expect(found?.plan).toMatchObject({
    major: '120203K',
    version: '旧计划',
    level: 'benke',
    validFrom: '2015-01-01',
    validTo: '2025-12-31',
    minCourses: 13,
    minCredits: 70,
    local: { min: 4, named: ['00159', '00160', '00161', '00162'], minNamed: 4, exempt: false },
  })
  expect(found?.plan.courses).toHaveLength(16)
  expect(found?.plan.courses.slice(-3)).toEqual([
    { code: '00051', credits: 3, mode: 'written' },
    { code: '00052', credits: 1, mode: 'practice', ownMajor: true, partOf: '00051' },
    { code: '06999', credits: 0, mode: 'thesis', ownMajor: true },
  ])
  const choice = {
    atLeast: 2,
    minCredits: 10,
    of: [{ course: '00149' }, { course: '00233' }, { all: [{ course: '00051' }, { course: '00052' }] }],
  }
  expect(found?.plan.requires).toMatchObject({ all: expect.arrayContaining([{ choose: choice }]) })
  expect(JSON.stringify(found?.plan)).not.toContain('name"')
  expect(JSON.stringify(found?.requires)).toContain('管理系统中计算机应用（含实践）')
  expect(
    found?.plan.situations.map(({ id: name, courses }) => [name, courses.map(({ code }) => code)]),
  ).toEqual([
    ['accounting', []],
    ['economics', ['00155', '00156', '00067']],
    ['other', ['00155', '00156', '00067', '00009', '00157']],
  ])
  expect(found?.situations[0]).toMatchObject({ label: '会计、企业财务管理专业专科毕业生' })
  expect(found).toMatchObject({ transferMonths: 6, schoolCode: '10272', majorName: '会计学' })
  const later = await read((tx) => findDegreePlan(tx, { planId: id, on: '2026-10-01' }))
  const offered = (on: typeof found) => on?.plan.courses.find(({ code }) => code === '00233')?.offered
  expect([offered(found), offered(later)]).toEqual([undefined, false])
  const names = await read((tx) => listCourseNames(tx, ['00233', '99999']))
  expect([...names]).toEqual([['00233', '税法']])
  expect(
    await read((tx) => findDegreePlan(tx, { planId: application.deps.ids.next(), on: '2026-01-01' })),
  ).toBeUndefined()
})

test('AUD-02 a plan without a rule of its own follows the rule of its level for candidates with transferred scores', async () => {
  await load(await folderWith())
  const junior = await planId('10272', '530605', '2024年版')
  const found = await read((tx) => findDegreePlan(tx, { planId: junior, on: '2026-12-16' }))
  expect(found?.plan).toMatchObject({
    level: 'zhuanke',
    situations: [],
    local: { min: 5, named: [], minNamed: 0, exempt: false },
  })
})

test('AUD-02 substitutions are listed for a major, those of other majors left out, an example marked', async () => {
  await load(await folderWith())
  const substitutionsOf = async (school: string, major: string, version: string) => {
    const id = await planId(school, major, version)
    return read((tx) => ask(tx, substitutionsUnder(id)))
  }
  const ofAccounting = await substitutionsOf('10272', '120203K', '旧计划')
  const ofLaw = await substitutionsOf('10280', '030101K', '2024年版')
  expect(ofAccounting.find(({ rule }) => rule.id === 'example-11002')).toEqual({
    rule: {
      id: 'example-11002',
      old: ['04183', '00149'],
      new: ['11002', '14033'],
      needs: { atLeast: 2, minCredits: 11 },
      passedBefore: null,
      appliesFrom: null,
      appliesTo: null,
      exempted: false,
    },
    words: expect.stringContaining('两门'),
    source: expect.any(String),
    isExample: true,
  })
  expect(ofLaw.map(({ rule }) => rule.id)).toEqual([
    'english-13000',
    'english-13124',
    'politics-15041',
    'politics-15042',
    'politics-15043',
    'politics-15044',
  ])
  expect(ofLaw.at(-1)).toMatchObject({ rule: { passedBefore: '2025-01-01' }, isExample: false })
})

test('AUD-06 the transition says by date under which version a 准考证 may graduate; without a rule it is its own', async () => {
  await load(await folderWith())
  const ticket = await ticketOn(await planId('10272', '120203K', '旧计划'))
  const kept = await ticketOn(await planId('11047', '120203K', '旧计划'))
  const offered = (ticketId: string, on: string) =>
    read((tx) => listPlansOffered(tx, { ticketId, on })).then((plans) =>
      plans.map(({ version, isDefault, isOwn }) => [version, isDefault, isOwn]),
    )
  expect(await offered(ticket, '2023-12-31')).toEqual([['旧计划', true, true]])
  expect(await offered(ticket, '2025-12-31')).toEqual([['旧计划', true, true]])
  expect(await offered(ticket, '2026-01-01')).toEqual([['2024年版', true, false]])
  expect(await offered(kept, '2030-06-30')).toEqual([['旧计划', true, true]])
  const majors = await read(listMajorsWithPlans)
  const accounting = majors.find(
    ({ schoolCode, majorCode }) => schoolCode === '10272' && majorCode === '120203K',
  )
  expect(accounting).toMatchObject({ version: '2024年版', validFrom: '2024-01-01', validTo: null })
  expect(await read((tx) => listTransitions(tx, accounting?.majorId ?? ''))).toMatchObject([
    { ticketVersion: '旧计划', degreeVersion: '旧计划', appliesTo: '2025-12-31' },
    { ticketVersion: '旧计划', degreeVersion: '2024年版', appliesFrom: '2026-01-01', appliesTo: null },
  ])
})

test('AUD-08 coming sittings come with what is announced of them, and a school with its rounds of practice', async () => {
  await load(await folderWith())
  const coming = (from: string, courses: readonly string[]) =>
    read((tx) => ask(tx, comingSittings({ from, courses })))
  const [english, later] = [
    { course: '13000', on: '2026-10-24', halfDay: 'morning' },
    { course: '00067', on: '2026-10-24', halfDay: 'afternoon' },
  ]
  const all = await coming('2026-10-24', ['00067', '13000', '99999'])
  expect(all).toMatchObject([{ heldFrom: '2026-10-24', isExample: true, exams: [english, later] }])
  // A sitting is there without any of the courses, and is an example all the same where another course is one.
  expect(await coming('2026-10-24', ['13000'])).toEqual([{ ...all[0], exams: [english] }])
  expect(await coming('2026-10-24', [])).toEqual([{ ...all[0], exams: [] }])
  expect(await coming('2026-10-25', ['13000'])).toEqual([])
  const { rows } = await application.owner.query("select id from schools where code = '10272'")
  const rounds = (from: string) => read((tx) => ask(tx, practiceRounds({ schoolId: rows[0].id, from })))
  expect(await rounds('2027-05-20')).toMatchObject([
    { mode: 'thesis', name: '2027年上半年', heldTo: '2027-05-20' },
  ])
  expect(await rounds('2027-05-21')).toEqual([])
})
