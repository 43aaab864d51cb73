import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findProvenAt, noteProof } from '#modules/sessions/public.ts'
import type { Deps } from '#server/deps.ts'
import { spendCode } from './spend-code.ts'
import { findStaff } from './staff.store.ts'

const RECENT_MS = 20 * 60_000

/**
 * ACC-02: protects acts that a stranger must not be able to do at an abandoned desk. The second factor must have been shown
 * within twenty minutes, or be shown now: refuses with `proof_needed` without a code, `totp_wrong` with a wrong one.
 */
export async function requireRecentProof(
  deps: Deps,
  call: Call<StaffActor>,
  { code }: { code: string | undefined },
): Promise<void> {
  const { actor, deadline } = call
  const at = deps.clock.now()
  const provenAt = await deps.database.read(deadline, (tx) => findProvenAt(tx, actor.sessionId))
  // The session was ended on another node meanwhile.
  if (!provenAt) throw new Refusal('not_signed_in')
  if (at.getTime() - provenAt.getTime() <= RECENT_MS) return
  if (code === undefined) throw new Refusal('proof_needed')
  const account = requireFound(await deps.database.read(deadline, (tx) => findStaff(tx, actor.staffId)))
  if (!(await spendCode(deps, call, { account, code }))) throw new Refusal('totp_wrong')
  await deps.database.transact(deadline, (tx) => noteProof(tx, actor.sessionId, at))
}
