import type { changePassword as contract } from '#contracts/portal.ts'
import type { BodyOf } from '#contracts/route.ts'
import { DONE, type Once } from '#kernel/act.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { addMessage } from '#modules/messages/public.ts'
import { endSessionsOf } from '#modules/sessions/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { findAccount, holdJudgedPassword } from './account.store.ts'
import { hashChosenPassword, putInForce } from './choose-password.ts'
import { admitAttempt, countFailedAttempt, requireUnlocked } from './guard.ts'

/** LOG-07: changes the password; needs the current password, ends all other sessions, and tells the person that it did. */
export async function changeOwnPassword(
  deps: Deps,
  call: Call<CandidateActor>,
  body: BodyOf<typeof contract>,
): Promise<Once<typeof DONE>> {
  const { actor, origin, deadline } = call
  const { personId } = actor
  const attempt = { account: `change ${personId}`, address: origin.address }
  await requireUnlocked(deps, call, attempt)
  const account = await deps.database.read(deadline, (tx) => findAccount(tx, personId))
  if (!account?.passwordHash) throw new Refusal('stale')
  const judged = { hash: account.passwordHash }
  const { ok } = await deps.hasher.verify(judged.hash, body.currentPassword)
  if (!ok) {
    const locked = await deps.database.transact(deadline, (tx) => countFailedAttempt(tx, deps, attempt))
    throw locked ?? new Refusal('password_wrong')
  }
  const hash = await hashChosenPassword(deps, call, { personId, password: body.newPassword })
  const at = deps.clock.now()
  return deps.acts.once(call, async (tx) => {
    await admitAttempt(tx, deps, attempt)
    // The password was reset with a code meanwhile: knowing the old password does not overrule that reset.
    if (!(await holdJudgedPassword(tx, personId, judged))) throw new Refusal('stale')
    await putInForce(tx, personId, { hash, at })
    await endSessionsOf(tx, { personId }, actor.sessionId)
    await addMessage(tx, deps, {
      personId,
      ticketId: undefined,
      title: '您的登录密码已修改',
      body: '如果不是您本人操作，请立即使用「忘记密码」重设，并拨打服务电话。其他设备上的登录已全部退出。',
    })
    await writeAudit(tx, {
      at,
      actor,
      origin,
      action: 'account.change_password',
      subject: { kind: 'account', id: personId },
      personId,
    })
    return DONE
  })
}
