import { expect, test } from 'vitest'
import { STEP_KINDS, type StepKind } from '#contracts/applications.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { issuePaper, lockPapers } from '#modules/paper-proofs/public.ts'
import { givenIn } from '#tests/support/given.ts'
import { revokedOf } from '#tests/support/revoked-papers.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { outdatePapers } from './outdated-papers.ts'

const application = startApplication()
const given = givenIn(application)

/** What a step revokes of the receipt and the form of an application; those of another one stay. */
async function revokedBy(kind: StepKind): Promise<string[]> {
  const { deps, clock } = application
  const { personId, name } = await given.candidate().enter()
  const [mine, other] = [deps.ids.next(), deps.ids.next()]
  await deps.database.transact(deadlineIn(5_000), async (tx) => {
    const lock = await lockPapers(tx, `person:${personId}`)
    for (const id of [mine, other])
      for (const paper of ['filing_receipt', 'registration_form'] as const)
        await issuePaper(tx, deps, {
          ...{ lock, kind: paper, about: [`application:${id}`], holder: { kind: 'person', name } },
          ...{ summary: '1', facts: [{ label: '申请', value: id }] },
        })
    await outdatePapers(tx, { id: mine, person_id: personId }, { kind, at: clock.now() })
  })
  return revokedOf(application, personId)
}

test('VER-02 which papers of an application each step makes outdated, an undone approval among them', async () => {
  const revoked: Partial<Record<StepKind, string[]>> = {}
  for (const kind of STEP_KINDS) {
    const papers = await revokedBy(kind)
    if (papers.length > 0) revoked[kind] = papers
  }
  const both = (reason: string) => [`filing_receipt ${reason}`, `registration_form ${reason}`]
  expect(revoked).toEqual({
    modified: both('superseded'),
    refiled: both('superseded'),
    amended: both('superseded'),
    withdrawn: both('application_ended'),
    approved: ['registration_form superseded'],
    undone: ['registration_form application_ended'],
  })
})
