import {
  answerDeparture,
  askDepartureUndo,
  downloadPackages,
  sendPackages,
  settleDepartureUndo,
  takeAnswerFile,
} from '#contracts/office/departure-answers.ts'
import {
  confirmSigning,
  departureStatistics,
  listDepartures,
  undoSigning,
  viewDeparture,
} from '#contracts/office/departures.ts'
import { ownDeparture } from '#contracts/transfers/own-departure.ts'
import { LARGEST_EXCHANGE_FILE } from '#contracts/transfers/transfer-package.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { enterAnswer } from './answering/enter-answer.ts'
import { takeAnswer } from './answering/take-answer.ts'
import { askForDepartureUndo, decideOnDepartureUndo } from './answering/undo-answer.ts'
import { viewDepartureStatistics, viewDepartures, viewOneDeparture } from './desk/view-departures.ts'
import { viewOwnDeparture } from './desk/view-own-departure.ts'
import { signDeparture, undoDepartureSigning } from './moving/confirm-signing.ts'
import { downloadPackageFiles } from './sending/download-packages.ts'
import { makePackages } from './sending/send-packages.ts'

/** Mounts what follows the approval of a transfer-out: signing, package, answer (TRO-02…04). */
export function mountDepartures(mount: Mount, deps: Deps): void {
  mount(listDepartures, ({ query }, call) => viewDepartures(deps, call, query))
  mount(viewDeparture, ({ params }, call) => viewOneDeparture(deps, call, { id: params.id }))
  mount(ownDeparture, ({ params }, call) => viewOwnDeparture(deps, call, { id: params.id }))
  mount(departureStatistics, (_input, call) => viewDepartureStatistics(deps, call))
  mount(confirmSigning, async ({ params, body }, call) => {
    await signDeparture(deps, call, { version: body.version, id: params.id })
    return DONE
  })
  mount(undoSigning, async ({ params, body }, call) => {
    await undoDepartureSigning(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(sendPackages, ({ body }, call) => makePackages(deps, call, body))
  mount(downloadPackages, ({ query }, call) => downloadPackageFiles(deps, call, query))
  mount(answerDeparture, async ({ params, body }, call) => {
    await enterAnswer(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(takeAnswerFile, async (_input, call) => {
    const { request } = call
    return takeAnswer(
      deps,
      call,
      request.isMultipart() ? await request.file({ limits: { fileSize: LARGEST_EXCHANGE_FILE } }) : undefined,
    )
  })
  mount(askDepartureUndo, async ({ params, body }, call) => {
    await askForDepartureUndo(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(settleDepartureUndo, async ({ params, body }, call) => {
    await decideOnDepartureUndo(deps, call, { ...body, id: params.id })
    return DONE
  })
}
