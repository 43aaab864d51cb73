import { afterAll, beforeAll, expect, test } from 'vitest'
import { disagreements } from '#tests/support/agreement.ts'
import { type Faults, interceptQueries } from '#tests/support/faults.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import { ACT_CASES, type Sent } from './act-cases.ts'
import { effectOf, newKey, send } from './stage.ts'

const application = startApplication()
const ROUTES = Object.keys(ACT_CASES)
let faults: Faults
const given = givenIn(application)

beforeAll(() => {
  faults = interceptQueries()
})
afterAll(() => faults.restore())

async function prepare(route: string): Promise<{ person: Visitor; sent: Sent }> {
  const person = await given.candidate().enter()
  const sent = await ACT_CASES[route]?.(person, application)
  if (!sent) throw new Error(route)
  return { person, sent }
}

/** What the act does where nothing fails. */
async function usualEffect(route: string) {
  const { person, sent } = await prepare(route)
  return effectOf(application, async () => {
    expect(await send(person, sent, newKey())).toMatchObject({ status: 200 })
  })
}

test.each(ROUTES)(
  'UX-06 %s: whichever call to PostgreSQL fails, sent again under its key it is done once',
  async (route) => {
    const usual = await usualEffect(route)
    const cut = await prepare(route)
    const key = newKey()
    const effect = await effectOf(application, async () => {
      for (let call = 1; ; call += 1) {
        faults.arm({ call, kind: 'cut' })
        const { status } = await send(cut.person, cut.sent, key)
        const { isMet } = faults.disarm()
        expect([call, status]).toEqual([call, isMet ? 503 : 200])
        if (!isMet) return expect(call).toBeGreaterThan(5)
      }
    })
    expect(effect).toEqual(usual)

    // Each commit once: the one that did the act is the last of them, and its answer is lost.
    const lost = await prepare(route)
    const lostKey = newKey()
    const told = await effectOf(application, async () => {
      for (let call = 1; ; call += 1) {
        faults.arm({ call, kind: 'lost' })
        const first = await send(lost.person, lost.sent, lostKey)
        const { isMet } = faults.disarm()
        if (!isMet) {
          expect([call > 1, first.status]).toEqual([true, 200])
          return expect((await send(lost.person, lost.sent, lostKey)).text).toBe(first.text)
        }
        expect(first.status).toBe(503)
      }
    })
    expect(told).toEqual(usual)
    expect(await disagreements(application.owner)).toEqual([])
  },
  60_000,
)
