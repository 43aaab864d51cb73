import encodeQR from 'qr'
import { createStaff, listStaff, setStaffRoles, setStaffState } from '#contracts/office/administration.ts'
import {
  enrol,
  enrolmentSecret,
  officeSession,
  officeSignIn,
  officeSignOut,
} from '#contracts/office/session.ts'
import { DONE } from '#kernel/act.ts'
import { clearTokenCookie, handOver, SESSION_LIMITS } from '#modules/sessions/public.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { enrolStaff, offerSecret } from './enrol-staff.ts'
import { addStaff, changeRoles, changeState } from './manage-staff.ts'
import { endSession, viewSession } from './office-session.ts'
import { viewStaff } from './staff.view.ts'
import { signInStaff } from './staff-sign-in.ts'

/** Mounts the routes of staff accounts and their sessions (ACC-01). */
export function mountStaff(mount: Mount, deps: Deps): void {
  mount(officeSignIn, async ({ body }, call) => {
    const { token, stage } = await signInStaff(deps, call, body)
    handOver(call.reply, deps, { door: 'office', token })
    return { stage }
  })
  mount(officeSession, async (_input, { actor, ...call }) => {
    if (actor.kind !== 'staff') return { stage: 'none' as const }
    return { ...(await viewSession(deps, { ...call, actor })), idleSeconds: SESSION_LIMITS.staff.idleSeconds }
  })
  mount(officeSignOut, async (_input, call) => {
    await endSession(deps, call)
    clearTokenCookie(call.reply, deps.config, 'office')
    return DONE
  })
  mount(enrolmentSecret, async (_input, call) => {
    const { secret, uri } = await offerSecret(deps, call)
    return { secret, uri, qr: encodeQR(uri, 'data-url', { border: 2, scale: 5 }) }
  })
  mount(enrol, async ({ body }, call) => {
    const token = await enrolStaff(deps, call, body)
    handOver(call.reply, deps, { door: 'office', token })
    return DONE
  })
  mount(listStaff, (_input, call) => viewStaff(deps, call))
  mount(createStaff, ({ body }, call) => addStaff(deps, call, body))
  mount(setStaffRoles, async ({ params, body }, call) => {
    await changeRoles(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(setStaffState, ({ params, body }, call) => changeState(deps, call, { ...body, id: params.id }))
}
