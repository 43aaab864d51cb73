import {
  correctApplication,
  filingReceipt,
  oneApplication,
  oneFiling,
  putAwayApplication,
  servicePage,
  withdrawApplication,
} from '#contracts/applications.ts'
import { checkDraft, discardDraft, oneDraft, saveDraft, startDraft, submitDraft } from '#contracts/drafts.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { beginCorrection, beginDraft, dropDraft, keepDraft, viewOwnDraft } from './draft/edit-draft.ts'
import { submit } from './draft/submit-draft.ts'
import { printReceipt } from './filing/print-receipt.ts'
import { putAway } from './put-away.ts'
import { viewServicePage } from './service-page.ts'
import { viewCheck, viewOwnApplication, viewOwnFiling } from './view-application.ts'
import { withdraw } from './withdraw-application.ts'

/** APP-01…08: mounts the owner's routes for every service of the engine. */
export function mountApplications(mount: Mount, deps: Deps): void {
  mount(servicePage, ({ params }, call) => viewServicePage(deps, call, { service: params.service }))
  mount(startDraft, ({ params, body }, call) => beginDraft(deps, call, { ...body, service: params.service }))
  mount(oneDraft, ({ params }, call) => viewOwnDraft(deps, call, { id: params.id }))
  mount(saveDraft, ({ params, body }, call) => keepDraft(deps, call, { ...body, id: params.id }))
  mount(discardDraft, ({ params }, call) => dropDraft(deps, call, { id: params.id }))
  mount(checkDraft, ({ params }, call) => viewCheck(deps, call, { id: params.id }))
  mount(submitDraft, ({ params, body }, call) => submit(deps, call, { ...body, id: params.id }))
  mount(oneFiling, ({ params }, call) => viewOwnFiling(deps, call, { id: params.id }))
  mount(filingReceipt, ({ params }, call) => printReceipt(deps, call, { id: params.id }))
  mount(oneApplication, ({ params }, call) => viewOwnApplication(deps, call, { id: params.id }))
  mount(correctApplication, ({ params }, call) => beginCorrection(deps, call, { id: params.id }))
  mount(putAwayApplication, ({ params, body }, call) => putAway(deps, call, { ...body, id: params.id }))
  mount(withdrawApplication, ({ params, body }, call) =>
    withdraw(deps, call, { id: params.id, revision: body.revision }),
  )
}
