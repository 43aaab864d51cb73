import { portalSignIn, requestManualRecovery, requestRecoveryCode, resetByCode } from '#contracts/entrance.ts'
import { decideRecoveryRequest, listRecoveryRequests } from '#contracts/office/candidates.ts'
import { activate, changePassword, ownSignIns, sendActivationCode } from '#contracts/portal.ts'
import { DONE } from '#kernel/act.ts'
import { requireFound } from '#kernel/refusal.ts'
import { handOver } from '#modules/sessions/public.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { activateAccount } from './activate.ts'
import { changeOwnPassword } from './change-password.ts'
import { findOwnAccount, listOwnSignIns } from './own-account.ts'
import { askManualRecovery, askRecoveryCode } from './recover.ts'
import { decideRecovery } from './recovery/decide-recovery.ts'
import { viewRequests } from './recovery/list-requests.ts'
import { resetPassword } from './reset-password.ts'
import { sendPhoneCode } from './send-phone-code.ts'
import { signIn } from './sign-in.ts'

/** Mounts the routes of the candidate's account: LOG-01…05, LOG-07, LOG-08. */
export function mountAccounts(mount: Mount, deps: Deps): void {
  mount(portalSignIn, async ({ body }, call) => {
    const { token, stage } = await signIn(deps, call, body)
    handOver(call.reply, deps, { door: 'portal', token })
    return { stage }
  })
  mount(sendActivationCode, async (_input, call) => {
    const account = requireFound(await findOwnAccount(deps, call))
    await sendPhoneCode(deps, call, { account, purpose: 'activation' })
    return DONE
  })
  mount(activate, async ({ body }, call) => {
    const token = await activateAccount(deps, call, body)
    handOver(call.reply, deps, { door: 'portal', token })
    return DONE
  })
  mount(changePassword, ({ body }, call) => changeOwnPassword(deps, call, body))
  mount(ownSignIns, async (_input, call) => ({
    signIns: await listOwnSignIns(deps, call),
  }))
  mount(requestRecoveryCode, async ({ body }, call) => {
    await askRecoveryCode(deps, call, body)
    return DONE
  })
  mount(resetByCode, async ({ body }, call) => {
    await resetPassword(deps, call, body)
    return DONE
  })
  mount(requestManualRecovery, async ({ body }, call) => {
    await askManualRecovery(deps, call, body)
    return DONE
  })
  mount(listRecoveryRequests, ({ query }, call) => viewRequests(deps, call, query))
  mount(decideRecoveryRequest, ({ params, body }, call) =>
    decideRecovery(deps, call, { ...body, id: params.id }),
  )
}
