import { listOwnDiplomas } from '#contracts/diplomas.ts'
import {
  askRevocation,
  decideRevocation,
  findDiplomas,
  graduateRoster,
  issueCertificate,
} from '#contracts/office/diplomas.ts'
import {
  decideGraduates,
  graduationsWaiting,
  haltGraduates,
  listGraduates,
  listGraduationBatches,
  oneGraduationBatch,
  proposeGraduates,
  settleHalt,
} from '#contracts/office/graduations.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { decide } from './publication/decide-graduates.ts'
import { halt, settle } from './publication/halt-graduates.ts'
import { propose } from './publication/propose-graduates.ts'
import { viewGraduationBatch, viewGraduationBatches } from './publication/view-batches.ts'
import { viewGraduates } from './publication/view-graduates.ts'
import { viewWaiting } from './publication/view-waiting.ts'
import { certify } from './register/certify-graduation.ts'
import { askToRevoke, decideOnRevocation } from './register/revoke-diploma.ts'
import { viewOwnDiplomas } from './register/view-own-diplomas.ts'
import { viewRegister } from './register/view-register.ts'
import { writeRoster } from './register/write-roster.ts'

/** Mounts the routes of graduation batches, of their publication, and of the register of diplomas (GRA-12). */
export function mountDiplomas(mount: Mount, deps: Deps): void {
  mountPublication(mount, deps)
  mountRegister(mount, deps)
}

function mountPublication(mount: Mount, deps: Deps): void {
  mount(listGraduationBatches, (_input, call) => viewGraduationBatches(deps, call))
  mount(graduationsWaiting, (_input, call) => viewWaiting(deps, call))
  mount(oneGraduationBatch, ({ params }, call) => viewGraduationBatch(deps, call, params))
  mount(listGraduates, ({ params, query }, call) => viewGraduates(deps, call, { ...query, id: params.id }))
  mount(proposeGraduates, ({ params, body }, call) => propose(deps, call, { ...body, batchId: params.id }))
  mount(decideGraduates, async ({ params, body }, call) => {
    await decide(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(haltGraduates, async ({ params, body }, call) => {
    await halt(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(settleHalt, async ({ params, body }, call) => {
    await settle(deps, call, { ...body, id: params.id })
    return DONE
  })
}

function mountRegister(mount: Mount, deps: Deps): void {
  mount(findDiplomas, ({ body }, call) => viewRegister(deps, call, body))
  mount(askRevocation, ({ params, body }, call) => askToRevoke(deps, call, { ...body, diplomaId: params.id }))
  mount(decideRevocation, async ({ params, body }, call) => {
    await decideOnRevocation(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(issueCertificate, ({ params, body }, call) => certify(deps, call, { ...body, diplomaId: params.id }))
  mount(graduateRoster, ({ params, query }, call) => writeRoster(deps, call, { ...query, id: params.id }))
  mount(listOwnDiplomas, (_input, call) => viewOwnDiplomas(deps, call))
}
