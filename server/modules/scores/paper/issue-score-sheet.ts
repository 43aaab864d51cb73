import type { Deadline } from '#kernel/deadline.ts'
import { type IssuedPaper, issuePaper, lockPapers } from '#modules/paper-proofs/public.ts'
import { listTicketsOf } from '#modules/registry/public.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import type { SheetRow } from '../score-sheet.store.ts'
import type { ScoreSheet, SheetTicket } from './score-sheet-paper.ts'
import { areUnchanged } from './sheet-versions.store.ts'

/** A sheet as it was read, with what it was read from. */
export interface ReadSheet {
  sheet: ScoreSheet
  personId: string
  ticketIds: readonly string[]
  rows: readonly SheetRow[]
}

/**
 * VER-01: issues the 成绩单; undefined when a score was changed, or a 准考证 went, while it was read. The rows were read outside the transaction, on their own
 * prepared query, so that they are compared with the record under the lock.
 */
export function issueScoreSheet(
  deps: Deps,
  deadline: Deadline,
  { sheet, personId, ticketIds, rows }: ReadSheet,
): Promise<IssuedPaper | undefined> {
  return deps.database.transact(deadline, async (tx) => {
    const lock = await lockPapers(tx, `person:${personId}`)
    if (!(await areUnchanged(tx, { personId, rows }))) return undefined
    // The import of a 准考证 may have been rolled back since.
    const tickets = await listTicketsOf(tx, [personId], deps.clock.now())
    if (!ticketIds.every((id) => tickets.some((ticket) => ticket.id === id))) return undefined
    return issuePaper(tx, deps, {
      ...{ lock, kind: 'score_sheet' },
      about: ticketIds.map((id) => `ticket:${id}` as const),
      holder: { kind: 'person', name: sheet.person.name },
      summary: summaryOf(sheet.tickets),
      facts: factsOf(sheet),
    })
  })
}

function summaryOf(tickets: readonly SheetTicket[]): string {
  const [first, ...others] = tickets
  if (!first) return ''
  return others.length === 0
    ? `准考证号 ${first.ticketNo}，${first.sums}`
    : `准考证号 ${first.ticketNo} 等 ${tickets.length} 个，${tickets.map(({ sums }) => sums).join('；')}`
}

function factsOf({ person, tickets, isPassedOnly, at }: ScoreSheet): { label: string; value: string }[] {
  return [
    { label: '证件号码', value: person.idNumberMasked },
    // The same content on another day is another paper.
    { label: '成绩截至', value: formatDate(at) },
    { label: '范围', value: isPassedOnly ? '只列合格成绩' : '已发布的全部成绩' },
    ...tickets.flatMap(ticketFacts),
  ]
}

function ticketFacts({ ticketNo, major, school, scores, sums }: SheetTicket) {
  return [
    { label: `准考证号 ${ticketNo}`, value: `${major.code} ${major.name}（${major.level}），${school}` },
    ...scores.map(({ courseCode, courseName, mark, obtained, result }) => ({
      label: `${courseCode} ${courseName}`,
      value: [mark, result, obtained].filter((text) => text !== '').join('，'),
    })),
    { label: '合计', value: sums },
  ]
}
