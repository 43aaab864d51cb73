import type { decideRecoveryRequest } from '#contracts/office/candidates.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { addMessage } from '#modules/messages/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { findOpenRequest, settleRequest } from './recovery.store.ts'
import { digestHandedCode } from './reset-password.ts'

const VALID_MS = 24 * 3600_000
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * LOG-08: grants a request with a one-time code, which staff hand over after checking the evidence, or refuses it. Staff
 * never choose a password.
 */
export async function decideRecovery(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, ...body }: BodyOf<typeof decideRecoveryRequest> & { id: string },
): Promise<{ code?: string }> {
  const at = deps.clock.now()
  const code = Array.from({ length: 10 }, () => LETTERS[deps.random.below(LETTERS.length)]).join('')
  return deps.database.transact(deadline, async (tx) => {
    const request = requireFound(await findOpenRequest(tx, id))
    // A request whose ID number is not on record cannot be granted.
    const isGranted = body.decision === 'grant' && request.person_id !== null
    const expiresAt = new Date(at.getTime() + VALID_MS)
    const handed =
      isGranted && request.person_id
        ? { digest: digestHandedCode(deps, request.person_id, code), expiresAt }
        : undefined
    const state = isGranted ? 'granted' : 'refused'
    requireFound(
      await settleRequest(tx, { id, state, staffId: actor.staffId, at, note: body.note, code: handed }),
    )
    if (handed && request.person_id) {
      await addMessage(tx, deps, {
        personId: request.person_id,
        ticketId: undefined,
        title: '工作人员已同意重设您的登录密码',
        body: '重设密码用的一次性验证码已交给申请人，24 小时内有效。如果不是您本人申请，请立即拨打服务电话。',
      })
    }
    await writeAudit(tx, {
      at,
      actor,
      origin,
      action: `recovery.${state === 'granted' ? 'grant' : 'refuse'}`,
      subject: { kind: 'recovery_request', id },
      ...(request.person_id ? { personId: request.person_id } : {}),
      reason: body.note,
    })
    return isGranted ? { code: `${code.slice(0, 5)}-${code.slice(5)}` } : {}
  })
}
