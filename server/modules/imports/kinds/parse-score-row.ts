import type { SheetCell } from '#platform/spreadsheet/sheet-row.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { isTicketNo } from '#rulebook/identity/ticket-no.ts'
import { parseMarkCell } from '#rulebook/scores/mark-cell.ts'
import type { StagedLine } from '../checking/staged-rows.ts'

/** A row of a score file as it is staged: what was read, and what is wrong with the row by itself. */
type StagedRow = Omit<StagedLine, 'rowNo' | 'cells' | 'fields'>

/** Reads one row (IMP-02). What needs the database is checked later, for all rows at once. */
export function parseScoreRow(cellOf: (key: string) => SheetCell | undefined): StagedRow {
  const cells = ['ticketNo', 'name', 'courseCode', 'mark'].map(cellOf)
  const ticketNo = fold('ticket_no', cellOf('ticketNo')?.text ?? '')
  const courseCode = fold('course_code', cellOf('courseCode')?.text ?? '')
  const parsed = parseMarkCell(cellOf('mark')?.text ?? '')
  // A formula without a kept value is empty: that it is a formula is all that is wrong with it.
  const isUnread = (key: string) => ['formula', 'error'].includes(cellOf(key)?.kind ?? '')
  const problems = [
    ...(cells.some((cell) => cell?.kind === 'formula') ? ['formula_cell'] : []),
    ...(cells.some((cell) => cell?.kind === 'error') ? ['error_cell'] : []),
    ...(isUnread('ticketNo') ? [] : problemsOfTicketNo(ticketNo)),
    ...(courseCode === '' && !isUnread('courseCode') ? ['course_missing'] : []),
    ...(parsed.ok || isUnread('mark') ? [] : [parsed.problem]),
  ]
  const outcome = parsed.ok ? parsed.outcome : undefined
  return {
    ticketNo,
    name: fold('person_name', cellOf('name')?.text ?? ''),
    courseCode,
    outcome: outcome?.kind ?? '',
    mark: outcome?.kind === 'marked' ? outcome.mark : undefined,
    grade: outcome?.kind === 'graded' ? outcome.grade : undefined,
    problems,
  }
}

function problemsOfTicketNo(ticketNo: string): string[] {
  if (ticketNo === '') return ['ticket_no_missing']
  return isTicketNo(ticketNo) ? [] : ['ticket_no_form']
}
