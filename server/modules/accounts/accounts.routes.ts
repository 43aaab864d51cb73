import { portalSignIn, requestManualRecovery, requestRecoveryCode, resetByCode } from '#contracts/entrance.ts'
import { decideRecoveryRequest, listRecoveryRequests } from '#contracts/office-candidates.ts'
import { activate, changePassword, ownSignIns, sendActivationCode } from '#contracts/portal.ts'
import { requireFound } from '#kernel/refusal.ts'
import { handOver } from '#modules/sessions/public.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { activateAccount } from './activate.ts'
import { changeOwnPassword } from './change-password.ts'
import { decideRecovery } from './decide-recovery.ts'
import { findOwnAccount, listOwnSignIns, listRecoveries } from './own-account.ts'
import { askManualRecovery, askRecoveryCode } from './recover.ts'
import { resetPassword } from './reset-password.ts'
import { sendPhoneCode } from './send-phone-code.ts'
import { signIn } from './sign-in.ts'

const DONE = { done: true } as const

/** The candidate's account: LOG-01…05, LOG-07, LOG-08. */
export function mountAccounts(mount: Mount, deps: Deps): void {
  mount(portalSignIn, async ({ body }, { origin, deadline, request, reply }) => {
    const { token, stage } = await signIn(deps, {
      body,
      origin,
      agent: request.headers['user-agent'] ?? '',
      deadline,
    })
    handOver(reply, deps, { door: 'portal', token })
    return { stage }
  })
  mount(sendActivationCode, async (_input, { actor, deadline }) => {
    const account = requireFound(await findOwnAccount(deps, deadline, actor.personId))
    await sendPhoneCode(deps, deadline, { account, purpose: 'activation' })
    return DONE
  })
  mount(activate, async ({ body }, { actor, origin, deadline, request, reply }) => {
    const agent = request.headers['user-agent'] ?? ''
    const token = await activateAccount(deps, { actor, body, origin, agent, deadline })
    handOver(reply, deps, { door: 'portal', token })
    return DONE
  })
  mount(changePassword, async ({ body }, { actor, origin, deadline }) => {
    await changeOwnPassword(deps, { actor, body, origin, deadline })
    return DONE
  })
  mount(ownSignIns, async (_input, { actor, deadline }) => ({
    signIns: await listOwnSignIns(deps, deadline, actor.personId),
  }))
  mount(requestRecoveryCode, async ({ body }, { origin, deadline }) => {
    await askRecoveryCode(deps, { body, origin, deadline })
    return DONE
  })
  mount(resetByCode, async ({ body }, { origin, deadline }) => {
    await resetPassword(deps, { body, origin, deadline })
    return DONE
  })
  mount(requestManualRecovery, async ({ body }, { origin, deadline }) => {
    await askManualRecovery(deps, { body, origin, deadline })
    return DONE
  })
  mount(listRecoveryRequests, async (_input, { deadline }) => ({
    requests: await listRecoveries(deps, deadline),
  }))
  mount(decideRecoveryRequest, ({ params, body }, { actor, origin, deadline }) =>
    decideRecovery(deps, { id: params.id, body, actor, origin, deadline }),
  )
}
