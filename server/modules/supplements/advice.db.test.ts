import { beforeAll, expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { underOldPlan } from '#tests/support/old-plan.ts'
import { fileRow, openSupplements, score } from '#tests/support/supplements.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

beforeAll(() => openSupplements(application), 60_000)

test.each([
  ['13000', 'nothing', []],
  [
    '00012',
    'that neither plan has it',
    ['00012：不在考生的「2024年版」「旧计划」计划中，毕业审核按顶替规定和选考规定计算。'],
  ],
] as const)(
  'SUP-01, REV-03 of %s, under a 准考证 of the old plan, the reviewer is told %s',
  async (course, _told, words) => {
    const person = await given.candidate().passed().enter()
    await underOldPlan(application, person.ticketId)
    const id = await fileRow(person, score({ course }))
    const officer = await given.officer('school_reviewer', '10272')
    const { body } = await officer.call('GET', `/api/office/reviews/${id}`)
    const { reasons } = body.advice as { reasons: { text: string }[] }
    expect(reasons.map(({ text }) => text)).toEqual(words)
  },
)
