import {
  correctApplication,
  filingReceipt,
  oneApplication,
  oneFiling,
  servicePage,
  withdrawApplication,
} from '#contracts/applications.ts'
import { checkDraft, discardDraft, oneDraft, saveDraft, startDraft, submitDraft } from '#contracts/drafts.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { beginCorrection, beginDraft, dropDraft, keepDraft, viewOwnDraft } from './edit-draft.ts'
import { printReceipt } from './print-receipt.ts'
import type { Services } from './service-definition.ts'
import { viewServicePage } from './service-page.ts'
import { submit } from './submit-draft.ts'
import { viewCheck, viewOwnApplication, viewOwnFiling } from './view-application.ts'
import { withdraw } from './withdraw-application.ts'

const DONE = { done: true } as const

/** APP-01…08: the owner's side of every service of the engine. */
export function mountApplications(mount: Mount, deps: Deps, services: Services): void {
  mount(servicePage, ({ params }, { actor, origin, deadline }) =>
    viewServicePage(deps, services, { actor, origin, deadline, service: params.service }),
  )
  mount(startDraft, ({ params, body }, { actor, origin, deadline }) =>
    beginDraft(deps, services, { actor, origin, deadline, service: params.service, ...body }),
  )
  mount(oneDraft, ({ params }, { actor, origin, deadline }) =>
    viewOwnDraft(deps, { actor, origin, deadline, id: params.id }),
  )
  mount(saveDraft, ({ params, body }, { actor, origin, deadline }) =>
    keepDraft(deps, { actor, origin, deadline, id: params.id, ...body }),
  )
  mount(discardDraft, async ({ params }, { actor, origin, deadline }) => {
    await dropDraft(deps, { actor, origin, deadline, id: params.id })
    return DONE
  })
  mount(checkDraft, ({ params }, { actor, origin, deadline }) =>
    viewCheck(deps, services, { actor, origin, deadline, id: params.id }),
  )
  mount(submitDraft, ({ params, body }, { actor, origin, deadline }) =>
    submit(deps, services, { actor, origin, deadline, id: params.id, version: body.version }),
  )
  mount(oneFiling, ({ params }, { actor, origin, deadline }) =>
    viewOwnFiling(deps, services, { actor, origin, deadline, id: params.id }),
  )
  mount(filingReceipt, ({ params }, { actor, origin, deadline }) =>
    printReceipt(deps, { actor, origin, deadline, id: params.id }),
  )
  mount(oneApplication, ({ params }, { actor, origin, deadline }) =>
    viewOwnApplication(deps, services, { actor, origin, deadline, id: params.id }),
  )
  mount(correctApplication, ({ params }, { actor, origin, deadline }) =>
    beginCorrection(deps, services, { actor, origin, deadline, id: params.id }),
  )
  mount(withdrawApplication, async ({ params, body }, { actor, origin, deadline }) => {
    await withdraw(deps, { actor, origin, deadline, id: params.id, revision: body.revision })
    return DONE
  })
}
