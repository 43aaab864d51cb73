import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { moveExemption } from './exemption-effect.ts'

const application = startApplication()

test('REV-06, GRA-12 an exemption is not taken back from somebody whose diploma waits for its instant', async () => {
  const { owner, deps } = application
  const at = deps.clock.now()
  const { rows } = await owner.query(
    `update graduation_publications p set publish_at = $1 from diplomas d
     where d.publication_id = p.id and d.state = 'assigned' and p.state = 'approved'
     returning d.person_id as "personId", d.ticket_id as "ticketId"`,
    [new Date(at.getTime() + 3600_000)],
  )
  const { personId, ticketId } = rows[0]
  const exempted = { id: deps.ids.next(), applicationNo: 1, personId, ticketId, subject: '00015', at }
  const takeBack = deps.database.transact(deadlineIn(5_000), (tx) =>
    moveExemption(tx, deps, {
      application: exempted,
      move: { kind: 'undone', undoes: 'approved', to: 'in_review' },
    }),
  )
  await expect(takeBack).rejects.toMatchObject({
    code: 'effect_relied_on',
    values: { why: expect.stringContaining('毕业批次') },
  })
})
