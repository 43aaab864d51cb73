import { expect, test } from 'vitest'
import type { roundFigures } from '#contracts/office/review/round.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)

type Row = ReplyOf<typeof roundFigures>['windows'][number]

const exemptionOf = async (who: Visitor): Promise<Row | undefined> => {
  const { body } = await who.call('GET', '/api/office/round-figures')
  return (body.windows as unknown as Row[]).find(({ service }) => service === 'exemption')
}
const countsOf = (row: Row | undefined) =>
  row && [row.filed, row.atSchool, row.atAuthority, row.amending, row.approved, row.rejected, row.withdrawn]
/** What one application more, less or elsewhere makes of the counts. */
const differs = (before: Row | undefined, after: Row | undefined) =>
  (countsOf(after) ?? []).map((count, place) => count - (countsOf(before)?.[place] ?? 0))

test('REV-01 home has the figures of the round: filed, waiting by level and decided, for the schools in scope, a minute old at most', async () => {
  const [own, elsewhere, authority] = [
    await given.officer('school_registrar', '10272'),
    await given.officer('school_registrar', '10269'),
    await given.officer('score_officer'),
  ]
  const reviewer = await given.officer('school_reviewer', '10272')
  const before = {
    own: await exemptionOf(own),
    elsewhere: await exemptionOf(elsewhere),
    all: await exemptionOf(authority),
  }
  const { ids } = await fileExemption(await given.candidate().enter(), {
    courses: ['03708', '03709'],
    seed: 1,
  })
  await fileExemption(await given.candidate().enter(), { courses: ['03708'], seed: 2 })
  const decide = async (id: string | undefined, decision: object) => {
    await reviewer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
    const body = { revision: 1, reasons: [], ...decision }
    expect((await reviewer.call('POST', `/api/office/reviews/${id}/decision`, { body })).status).toBe(200)
  }
  await decide(ids[0], { verdict: 'approve' })
  await decide(ids[1], { verdict: 'reject', reasons: [{ code: 'image_unreadable' }] })
  // Counted for all at most once a minute.
  expect(differs(before.own, await exemptionOf(own))).toEqual(before.own ? [0, 0, 0, 0, 0, 0, 0] : [])

  application.clock.advance(61_000)
  const changed = [3, 1, 1, 0, 0, 1, 0]
  expect(differs(before.own, await exemptionOf(own))).toEqual(changed)
  expect(differs(before.all, await exemptionOf(authority))).toEqual(changed)
  expect(await exemptionOf(elsewhere)).toEqual(before.elsewhere)
})
