import type { SheetRow } from '#platform/spreadsheet/sheet-row.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import type { Adapters } from '#server/deps.ts'
import type { CellOf, ImportDefinition, KindBatch } from '#server/import-kind.ts'
import { shownCells } from '../checking/shown-cells.ts'
import { rowByRow, STAGED_ROWS, type StagedLine } from '../checking/staged-rows.ts'
import { keepableCell } from '../checking/stray-numbers.rules.ts'
import { countDependants, deleteBroughtIn } from '../roll-back.store.ts'
import { countStagedTickets, insertStagedScores } from './apply.store.ts'
import { SCORE_COLUMNS } from './columns.ts'
import { judgeScores } from './judge-scores.store.ts'
import { parseScoreRow } from './parse-score-row.ts'

/** Files of the scores of one sitting: of the written papers, or of practice (IMP-02). */
export function scoreFiles(deps: Pick<Adapters, 'sealer'>, source: 'exam' | 'practice'): ImportDefinition {
  return {
    columns: SCORE_COLUMNS,
    staged: STAGED_ROWS,
    format: 'sheet',
    startReading: () => rowByRow(scoreLine),
    judge: (tx, batch) => judgeScores(tx, { ...batch, sittingId: sittingOf(batch), source }),
    async apply(tx, { id }) {
      const count = await insertStagedScores(tx, deps, { id, source })
      return { count, candidates: await countStagedTickets(tx, id) }
    },
    countDependants,
    deleteBroughtIn,
  }
}

function sittingOf({ sittingId }: KindBatch): string {
  if (sittingId === undefined) throw new Error('A batch of scores has no sitting')
  return sittingId
}

function scoreLine(row: SheetRow, cellOf: CellOf): StagedLine {
  const staged = parseScoreRow(cellOf)
  return {
    ...staged,
    rowNo: row.rowNo,
    cells: shownCells(SCORE_COLUMNS, cellOf),
    ticketNo: beginningOf(keepableCell(staged.ticketNo), 40),
    name: beginningOf(keepableCell(staged.name), 60),
    courseCode: beginningOf(keepableCell(staged.courseCode), 20),
    fields: undefined,
  }
}
