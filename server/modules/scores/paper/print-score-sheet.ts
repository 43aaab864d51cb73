import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { scoreSheetPaper as contract } from '#contracts/papers.ts'
import type { QueryOf } from '#contracts/route.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { type IssuedPaper, isPaperInForce, printIssued } from '#modules/paper-proofs/public.ts'
import { findPerson, listTicketsOf } from '#modules/registry/public.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import type { ScoreSheets } from '../score-sheet-cache.ts'
import { issueScoreSheet, type ReadSheet } from './issue-score-sheet.ts'
import { type ScoreSheet, scoreSheetPaper } from './score-sheet-paper.ts'
import { isListedAsPassed, sheetScore, sumsOf } from './sheet-score.ts'

/** About 700 files. */
const MAX_BYTES = 64 * 1024 * 1024
type Holder = CandidateActor & { ticket: { id: string; no: string } }
interface Printing {
  call: Call<Holder>
  choice: QueryOf<typeof contract>
}

/** SCO-05: prints the 成绩单 that its owner asks for. */
export type PrintScoreSheet = (printing: Printing) => Promise<PreparedReply>

/**
 * SCO-05: makes the 成绩单 of what its owner can see now. On the day of a release the same one is asked for again, and a print costs a
 * tenth of a second: the files are kept under what they say and the day, and given out while their paper is not revoked.
 */
export function createScoreSheetPrinter(deps: Deps, sheets: ScoreSheets): PrintScoreSheet {
  const files = new LRUCache<string, { file: Buffer; paperId: string }>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ file }) => file.length,
  })
  return async (printing) => {
    const { deadline, actor } = printing.call
    const read = await readScoreSheet(deps, sheets, printing)
    const key = keyOf(read.sheet)
    const kept = files.get(key)
    if (kept && (await deps.database.read(deadline, (tx) => isPaperInForce(tx, kept.paperId))))
      return replyOf(kept.file, actor.ticket)
    const { sheet, issued } = await issueAsRead(deps, sheets, { printing, read })
    // Printed again anywhere, the same paper is the same file.
    const file = await printIssued(deps, scoreSheetPaper({ ...sheet, at: issued.issuedAt }), issued)
    files.set(keyOf(sheet), { file, paperId: issued.id })
    return replyOf(file, actor.ticket)
  }
}

/** A score that is changed at this very moment is read once more. */
async function issueAsRead(
  deps: Deps,
  sheets: ScoreSheets,
  { printing, read }: { printing: Printing; read: ReadSheet },
): Promise<{ sheet: ScoreSheet; issued: IssuedPaper }> {
  const { deadline } = printing.call
  const issued = await issueScoreSheet(deps, deadline, read)
  if (issued) return { sheet: read.sheet, issued }
  const again = await readScoreSheet(deps, sheets, printing)
  const second = await issueScoreSheet(deps, deadline, again)
  if (!second) throw new Refusal('stale')
  return { sheet: again.sheet, issued: second }
}

function replyOf(file: Buffer, { no }: { no: string }): PreparedReply {
  return new PreparedReply(
    file,
    downloadHeaders({ kind: 'pdf', name: `score-sheet-${no}`, shownAs: `成绩单-${no}` }),
  )
}

async function readScoreSheet(
  deps: Deps,
  sheets: ScoreSheets,
  { call: { actor, deadline }, choice }: Printing,
): Promise<ReadSheet> {
  const at = deps.clock.now()
  const { person, tickets } = await deps.database.read(deadline, async (tx) => ({
    person: requireFound(await findPerson(tx, actor.personId)),
    tickets: await listTicketsOf(tx, [actor.personId], at),
  }))
  const listed = tickets.filter(({ id }) => choice.tickets === 'all' || id === actor.ticket.id)
  const read = await Promise.all(
    listed.map(async (ticket) => ({ ticket, rows: await sheets.rows(ticket.id, deadline) })),
  )
  return {
    personId: actor.personId,
    ticketIds: listed.map(({ id }) => id),
    rows: read.flatMap(({ rows }) => rows),
    sheet: {
      person: {
        name: person.name,
        // A sheet travels through mails and offices; its reader compares the name and the 准考证号.
        idNumberMasked: maskIdNumber(deps.cipher.open('person.id_number', person.id_number_cipher)),
      },
      tickets: read.map(({ ticket, rows }) => ({
        ticketNo: ticket.ticket_no,
        major: { code: ticket.major_code, name: ticket.major_name, level: levelWord(ticket.level) },
        school: ticket.school_name,
        scores: rows.filter((row) => choice.scores === 'all' || isListedAsPassed(row)).map(sheetScore),
        sums: sumsOf(rows),
      })),
      isPassedOnly: choice.scores === 'passed',
      isSample: deps.config.mode === 'demonstration',
      at,
    },
  }
}

function keyOf({ at, ...content }: ScoreSheet): string {
  return createHash('sha256')
    .update(JSON.stringify([beijingDateOf(at), content]))
    .digest('base64')
}
