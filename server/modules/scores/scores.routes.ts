import { candidateRecord } from '#contracts/office/candidates.ts'
import { scoreSheetPaper } from '#contracts/papers.ts'
import { scoreLife, scoreSheet } from '#contracts/portal.ts'
import { PreparedReply } from '#platform/http/context.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { viewCandidateRecord } from './candidate-record.ts'
import { createScoreSheetPrinter } from './paper/print-score-sheet.ts'
import { tellScoreLife } from './score-life.ts'
import { createScoreSheets, type PreparedSheet } from './score-sheet-cache.ts'

const EMPTY = Buffer.alloc(0)

/** Mounts the routes of scores: SCO-01…05. */
export function mountScores(mount: Mount, deps: Deps): void {
  const sheets = createScoreSheets(deps)
  const print = createScoreSheetPrinter(deps, sheets)

  mount(scoreSheet, (_input, { actor, deadline, request }) => {
    const replyOf = (sheet: PreparedSheet) =>
      answer(sheet, {
        seen: request.headers['if-none-match'],
        isCurrent: () => sheets.isHeld(sheet),
      })
    const sheet = sheets.held(actor.ticket.id)
    // Not a promise when the sheet is in memory, because this is the busiest path in the minutes after a release.
    return sheet ? replyOf(sheet) : sheets.make(actor.ticket, deadline).then(replyOf)
  })
  mount(scoreLife, ({ params }, call) => tellScoreLife({ ...deps, sheets }, call, { scoreId: params.id }))
  mount(scoreSheetPaper, ({ query }, call) => print({ call, choice: query }))
  mount(candidateRecord, ({ params }, call) => viewCandidateRecord(deps, call, { personId: params.id }))
}

function answer(
  sheet: PreparedSheet,
  { seen, isCurrent }: { seen: string | undefined; isCurrent: () => boolean },
): PreparedReply {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    etag: sheet.etag,
    'cache-control': 'private, no-cache',
  }
  return seen === sheet.etag
    ? new PreparedReply(EMPTY, headers, { status: 304, isCurrent })
    : new PreparedReply(sheet.body, headers, { isCurrent })
}
