import { attendanceList, attendancePaper, attendanceSheet } from '#contracts/transfers/attendance.ts'
import {
  askArrivalUndo,
  confirmArrival,
  decideArrival,
  listArrivals,
  returnArrival,
  settleArrivalUndo,
  viewArrival,
} from '#contracts/transfers/office-arrivals.ts'
import {
  arrivalStatistics,
  changeConfirmationNotice,
  listConfirmationNotices,
  publishConfirmationNotice,
} from '#contracts/transfers/office-confirmations.ts'
import { confirmOwnArrival, ownArrival, ownArrivals } from '#contracts/transfers/transfer-in.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { printAttendance, writeAttendance } from './attendance/export-attendance.ts'
import { viewAttendance } from './attendance/read-attendance.ts'
import { confirmAttendance, confirmOnline } from './confirmation/confirm-arrival.ts'
import { changeNotice, publishNotice } from './confirmation/publish-notice.ts'
import { giveBack } from './confirmation/return-arrival.ts'
import { decideOnArrival } from './decision/decide-arrival.ts'
import { askToUndo, settleUndo } from './decision/undo-arrival.ts'
import { viewArrivals, viewOneArrival, viewStatistics } from './viewing/view-arrivals.ts'
import { viewNotices } from './viewing/view-notices.ts'
import { viewOwnArrival, viewOwnArrivals } from './viewing/view-own-arrivals.ts'

/** TRI-01, TRI-02: mounts 外省转入 for its owner and for the desk. */
export function mountTransferIn(mount: Mount, deps: Deps): void {
  mount(ownArrivals, (_input, call) => viewOwnArrivals(deps, call))
  mount(ownArrival, ({ params }, call) => viewOwnArrival(deps, call, params))
  mount(confirmOwnArrival, ({ params, body }, call) => confirmOnline(deps, call, { ...body, id: params.id }))
  mount(listArrivals, ({ query }, call) => viewArrivals(deps, call, query))
  mount(viewArrival, ({ params }, call) => viewOneArrival(deps, call, params))
  mount(decideArrival, ({ params, body }, call) => decideOnArrival(deps, call, { ...body, id: params.id }))
  mount(askArrivalUndo, ({ params, body }, call) => askToUndo(deps, call, { ...body, id: params.id }))
  mount(settleArrivalUndo, ({ params, body }, call) => settleUndo(deps, call, { ...body, id: params.id }))
  mount(confirmArrival, ({ params, body }, call) => confirmAttendance(deps, call, { ...body, id: params.id }))
  mount(returnArrival, ({ params, body }, call) => giveBack(deps, call, { ...body, id: params.id }))
  mount(listConfirmationNotices, (_input, call) => viewNotices(deps, call))
  mount(publishConfirmationNotice, ({ body }, call) => publishNotice(deps, call, body))
  mount(changeConfirmationNotice, ({ params, body }, call) =>
    changeNotice(deps, call, { ...body, id: params.id }),
  )
  mount(attendanceList, (_input, call) => viewAttendance(deps, call))
  mount(attendancePaper, (_input, call) => printAttendance(deps, call))
  mount(attendanceSheet, (_input, call) => writeAttendance(deps, call))
  mount(arrivalStatistics, (_input, call) => viewStatistics(deps, call))
}
