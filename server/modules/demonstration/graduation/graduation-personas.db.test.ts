import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { listPlansOffered } from '#modules/catalogue/public.ts'
import { buildDegreeCase } from '#modules/degree/public.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff } from '#tests/support/visitor.ts'
import { viewDemonstration } from '../view-demonstration.ts'
import { GRADUATION_PERSONAS } from './graduation-personas.ts'

const application = startApplication()

interface Asked {
  name: string
  /** Which of the 准考证, the newest first. */
  place?: number
  situation?: string
  /** The version of the 准考证 itself instead of that of the transition. */
  own?: true
}

/** Audits a persona of the seeded demonstration today, under the version that the transition gives. */
async function auditOf({ name, place = 0, situation, own }: Asked): Promise<DegreeAnswer> {
  const { rows } = await application.owner.query(
    'select t.id, t.plan_id from tickets t join persons p on p.id = t.person_id where p.name = $1 order by t.registered_on desc',
    [name],
  )
  const now = application.clock.now()
  const on = beijingDateOf(now)
  return application.deps.database.read(deadlineIn(20_000), async (tx) => {
    const { id: ticketId, plan_id: ownPlan } = rows[place]
    const [offered] = await listPlansOffered(tx, { ticketId, on })
    const planId = own ? ownPlan : offered?.planId
    const built = await buildDegreeCase(tx, { ticketId, planId, situation, at: now, on, graduatesOn: on })
    return auditDegree(built.degreeCase)
  })
}

const shown = ({ verdict, blocks, fewest, path }: DegreeAnswer) => ({ verdict, blocks, fewest, path })

test.each<[what: string, asked: Asked, answer: object]>([
  ['ready', { name: '邓玉兰' }, { verdict: 'qualifies', blocks: [], fewest: 0, path: [] }],
  ['one short', { name: '黄志强' }, { verdict: 'short', blocks: [], fewest: 1, path: ['00160'] }],
  [
    '加考, the situation not picked',
    { name: '蒋晓东' },
    { verdict: 'situation_needed', blocks: [], fewest: 0, path: [] },
  ],
  [
    '加考, picked',
    { name: '蒋晓东', situation: 'economics' },
    { verdict: 'qualifies', blocks: [], fewest: 0, path: [] },
  ],
  [
    '加考, a situation that asks for more',
    { name: '蒋晓东', situation: 'other' },
    { verdict: 'short', blocks: [], fewest: 2, path: ['00009', '00157'] },
  ],
  ['an old plan substituted', { name: '韩雪梅' }, { verdict: 'qualifies', blocks: [], fewest: 0, path: [] }],
  [
    'the old plan itself, which is over',
    { name: '韩雪梅', own: true },
    { verdict: 'blocked', blocks: ['plan_not_valid'], fewest: 1, path: ['06999'] },
  ],
  [
    'transferred in with too few courses here',
    { name: '罗建军' },
    { verdict: 'short', blocks: [], fewest: 1, path: ['00160'] },
  ],
  ['two 准考证号 together', { name: '曹颖' }, { verdict: 'qualifies', blocks: [], fewest: 0, path: [] }],
  ['sanctioned', { name: '石磊' }, { verdict: 'blocked', blocks: ['sanction'], fewest: 0, path: [] }],
  [
    'graduated already',
    { name: '潘晓琳' },
    { verdict: 'blocked', blocks: ['ticket_state', 'already_graduated'], fewest: 0, path: [] },
  ],
  [
    'all passed, the prior diploma not entered',
    { name: '赵敏' },
    { verdict: 'blocked', blocks: ['prior_qualification'], fewest: 0, path: [] },
  ],
  [
    'one short, the prior diploma not entered',
    { name: '周涛' },
    { verdict: 'blocked', blocks: ['prior_qualification'], fewest: 1, path: ['13887'] },
  ],
  [
    '专科, all passed',
    { name: '张伟明', place: 1 },
    { verdict: 'qualifies', blocks: [], fewest: 0, path: [] },
  ],
])('AUD-02 the sample account is %s', async (_, asked, answer) => {
  expect(shown(await auditOf(asked))).toEqual(answer)
})

test('AUD-02 the substituted sample meets ten courses of the new plan by rules', async () => {
  const { met } = await auditOf({ name: '韩雪梅' })
  const rules = met.flatMap(({ course, substitution }) => (substitution ? [`${course} ${substitution}`] : []))
  expect(rules.toSorted()).toEqual([
    '03409 example-03409',
    '08119 accounting-08119',
    '11002 example-11002',
    '13000 english-13000',
    '13140 accounting-13140',
    '13141 accounting-13141',
    '13683 example-13683',
    '13752 example-13752',
    '13887 example-13887',
    '14033 example-11002',
  ])
})

test('PAY-05 whose fee is paid paid it at the counter: the paper is listed, recorded by one and confirmed by another', async () => {
  const registrar = await signInStaff(application, 'sufe')
  const { body } = await registrar.call('GET', '/api/office/counter-payments')
  expect(body.payments).toContainEqual(
    expect.objectContaining({
      ...{ personName: '傅春梅', state: 'confirmed', fen: 5000 },
      ...{ paperNo: expect.stringMatching(/^YS-\d{12}$/), recordedBy: '金老师', decidedBy: '罗老师' },
    }),
  )
})

test('LOG-01 each of them is in the list of sample accounts with what there is to see', async () => {
  const view = await viewDemonstration(application.deps, {
    actor: { kind: 'nobody' },
    origin: { address: '127.0.0.1', requestId: 'test', agent: '' },
    deadline: deadlineIn(20_000),
  })
  for (const { name, story, tickets } of GRADUATION_PERSONAS)
    expect(view.candidates.find((one) => one.name === name)).toMatchObject({
      story,
      ticketNos: tickets.map(() => expect.stringMatching(/^[0-9]{12}$/)),
    })
})
