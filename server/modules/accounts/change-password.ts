import type { changePassword as contract } from '#contracts/portal.ts'
import type { BodyOf } from '#contracts/route.ts'
import { DONE, type Once } from '#kernel/act.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { addMessage } from '#modules/messages/public.ts'
import { endSessionsOf } from '#modules/sessions/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { hashChosenPassword, putInForce } from './choose-password.ts'
import { admitJudged, judgeOwnPassword } from './own-password.ts'

/** LOG-07: changes the password; needs the current password, ends all other sessions, and tells the person that it did. */
export async function changeOwnPassword(
  deps: Deps,
  call: Call<CandidateActor>,
  body: BodyOf<typeof contract>,
): Promise<Once<typeof DONE>> {
  const { actor, origin } = call
  const { personId } = actor
  const judged = await judgeOwnPassword(deps, call, body.currentPassword)
  const hash = await hashChosenPassword(deps, call, { personId, password: body.newPassword })
  const at = deps.clock.now()
  return deps.acts.once(call, async (tx) => {
    await admitJudged(tx, deps, judged)
    await putInForce(tx, personId, { hash, at })
    await endSessionsOf(tx, { personId }, actor.sessionId)
    await addMessage(tx, deps, {
      personId,
      ticketId: undefined,
      title: '您的登录密码已修改',
      body: '如果不是您本人操作，请立即使用「忘记密码」重设，并拨打服务电话。其他设备上的登录已全部退出。',
      link: '/person',
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
