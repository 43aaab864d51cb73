import type { putAwayApplication } from '#contracts/applications.ts'
import type { BodyOf } from '#contracts/route.ts'
import { DONE, type Once } from '#kernel/act.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { lockApplication } from './application.store.ts'
import { STATE_WORDS } from './application.view.ts'
import type { TicketHolder } from './filing-ticket.ts'
import { setPutAway } from './put-away.store.ts'

/**
 * APP-04, HOM-07: puts a rejected application away for its owner, who wants it no more and is not reminded of it in every round, or takes it
 * up again. Its state stays, and so does the way to file it again.
 */
export async function putAway(
  deps: Deps,
  call: Call<TicketHolder>,
  { id, revision, choice }: BodyOf<typeof putAwayApplication> & { id: string },
): Promise<Once<typeof DONE>> {
  const { actor, origin } = call
  const at = deps.clock.now()
  return deps.acts.once(call, async (tx) => {
    const row = requireFound(await lockApplication(tx, id))
    if (row.ticket_id !== actor.ticket.id) throw new Refusal('not_found')
    if (row.state !== 'rejected')
      throw new Refusal('application_state', { values: { state: STATE_WORDS[row.state] } })
    if (row.revision !== revision) throw new Refusal('stale')
    if ((row.put_away_at === null) === (choice === 'take_up')) return DONE
    const personId = row.person_id
    await setPutAway(tx, { personId, id, at: choice === 'take_up' ? null : at })
    const action = `application.${choice}` as const
    await writeAudit(tx, { at, actor, origin, action, subject: { kind: 'application', id }, personId })
    return DONE
  })
}
