import { ownTransferForm, transferFormAtDesk, transferFormAtSigning } from '#contracts/papers.ts'
import { destinationMajor, settleMajor } from '#contracts/transfers/destination-major.ts'
import { destinationMajors, transferOutChoices } from '#contracts/transfers/transfer-out.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import {
  printOwnTransferForm,
  printTransferFormAtDesk,
  printTransferFormAtSigning,
} from './form/print-form.ts'
import { settle, viewMajor } from './major/settle-major.ts'
import { viewChoices, viewMajors } from './view-choices.ts'

/** TRO-01, TRO-02: mounts the routes of 本市转出 that the engine does not have. */
export function mountTransferOut(mount: Mount, deps: Deps): void {
  mount(transferOutChoices, (_input, call) => viewChoices(deps, call))
  mount(destinationMajors, ({ query }, call) => viewMajors(deps, call, query))
  mount(ownTransferForm, ({ params }, call) => printOwnTransferForm(deps, call, { id: params.id }))
  mount(transferFormAtDesk, ({ params }, call) => printTransferFormAtDesk(deps, call, { id: params.id }))
  mount(transferFormAtSigning, ({ params }, call) =>
    printTransferFormAtSigning(deps, call, { id: params.id }),
  )
  mount(destinationMajor, ({ params }, call) => viewMajor(deps, call, { id: params.id }))
  mount(settleMajor, ({ params, body }, call) => settle(deps, call, { ...body, id: params.id }))
}
