import QRCode from 'qrcode'
import { createStaff, listStaff, setStaffRoles, setStaffState } from '#contracts/office-administration.ts'
import {
  enrol,
  enrolmentSecret,
  officeSession,
  officeSignIn,
  officeSignOut,
} from '#contracts/office-session.ts'
import { clearTokenCookie, handOver, SESSION_LIMITS } from '#modules/sessions/public.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { enrolStaff, offerSecret } from './enrol-staff.ts'
import { addStaff, changeRoles, changeState } from './manage-staff.ts'
import { endSession, viewSession } from './office-session.ts'
import { viewStaff } from './staff.view.ts'
import { signInStaff } from './staff-sign-in.ts'

const DONE = { done: true } as const

/** Staff accounts and their sessions (ACC-01). */
export function mountStaff(mount: Mount, deps: Deps): void {
  mount(officeSignIn, async ({ body }, { origin, deadline, request, reply }) => {
    const agent = request.headers['user-agent'] ?? ''
    const { token, stage } = await signInStaff(deps, { body, origin, agent, deadline })
    handOver(reply, deps, { door: 'office', token })
    return { stage }
  })
  mount(officeSession, async (_input, { actor, deadline }) => {
    if (actor.kind !== 'staff') return { stage: 'none' as const }
    return { ...(await viewSession(deps, actor, deadline)), idleSeconds: SESSION_LIMITS.staff.idleSeconds }
  })
  mount(officeSignOut, async (_input, { actor, deadline, reply, request }) => {
    await endSession(deps, actor, {
      deadline,
      address: request.ip,
      agent: request.headers['user-agent'] ?? '',
    })
    clearTokenCookie(reply, deps.config, 'office')
    return DONE
  })
  mount(enrolmentSecret, async (_input, { actor, deadline }) => {
    const { secret, uri } = await offerSecret(deps, actor, deadline)
    return { secret, uri, qr: await QRCode.toDataURL(uri, { margin: 1, width: 240 }) }
  })
  mount(enrol, async ({ body }, { actor, origin, deadline, request, reply }) => {
    const agent = request.headers['user-agent'] ?? ''
    const token = await enrolStaff(deps, { actor, body, origin, agent, deadline })
    handOver(reply, deps, { door: 'office', token })
    return DONE
  })
  mount(listStaff, (_input, { deadline }) => viewStaff(deps, deadline))
  mount(createStaff, ({ body }, by) => addStaff(deps, body, by))
  mount(setStaffRoles, async ({ params, body }, by) => {
    await changeRoles(deps, { id: params.id, roles: body.roles }, by)
    return DONE
  })
  mount(setStaffState, ({ params, body }, by) =>
    changeState(deps, { id: params.id, action: body.action }, by),
  )
}
