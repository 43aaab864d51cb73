import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { scoreSheet } from '#contracts/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { Deadline } from '#kernel/deadline.ts'
import { createGathered } from '#platform/db/gathered.ts'
import type { Deps } from '#server/deps.ts'
import { viewScore } from './score.view.ts'
import { readReference, type ScoreReference } from './score-reference.store.ts'
import { publishedRows, readStored, type SheetRow } from './score-sheet.store.ts'
import { latestSitting, nextReleaseAt } from './score-visibility.rules.ts'

/** The bytes of one answer, ready to be sent. */
export interface PreparedSheet {
  body: Buffer
  etag: string
  /** From this instant on (milliseconds) another publication is out and this sheet is outdated. */
  freshUntil: number
  /** Whether it is in memory still. */
  isKept: boolean
}

/**
 * Score sheets by ticket, made once and kept while nothing changes, for the load in the minutes after a release (SCO-01).
 */
export interface ScoreSheets {
  /** The sheet from memory, if it is there and still up to date. */
  held(ticketId: string): PreparedSheet | undefined
  /** Whether a sheet is in memory still, and up to date. Does not count as a use of it. */
  isHeld(sheet: PreparedSheet): boolean
  make(ticket: { id: string; no: string }, deadline: Deadline): Promise<PreparedSheet>
  /** Reads the published rows of a sheet, as they are now. */
  rows(ticketId: string, deadline: Deadline): Promise<SheetRow[]>
}

/**
 * Creates a cache of prepared sheets. Messages on the bus remove sheets, and every sheet expires at the next publication.
 */
export function createScoreSheets(deps: Deps): ScoreSheets {
  const sheets = new LRUCache<string, PreparedSheet>({
    maxSize: deps.config.memory.sheetBytes,
    sizeCalculation: (sheet) => sheet.body.length + 200,
    dispose: (sheet) => {
      sheet.isKept = false
    },
  })
  let newest: ScoreReference | undefined
  // Rows that were being read while a message arrived may be outdated: they serve this request and are not cached.
  let generation = 0
  const mayKeep = (startedAt: number) => generation === startedAt && deps.bus.state() === 'listening'
  deps.bus.on('score-sheets', (message) => {
    generation += 1
    if (message !== '*') return void sheets.delete(message)
    sheets.clear()
    newest = undefined
  })

  const referenceNow = async (deadline: Deadline): Promise<ScoreReference> => {
    if (newest && deps.bus.state() === 'listening') return newest
    const startedAt = generation
    const reference = await deps.database.read(deadline, readReference)
    if (mayKeep(startedAt)) newest = reference
    return reference
  }
  const storedOf = createGathered((ticketIds, deadline) => readStored(deps.database, deadline, ticketIds))
  const read = async (ticketId: string, deadline: Deadline) => {
    const at = deps.clock.now()
    const reference = await referenceNow(deadline)
    const stored = (await storedOf(ticketId, deadline)) ?? []
    return { at, reference, rows: publishedRows(stored, { at, reference }) }
  }
  const isFresh = ({ freshUntil }: PreparedSheet) => deps.clock.now().getTime() < freshUntil
  return {
    held(ticketId) {
      const sheet = sheets.get(ticketId)
      return sheet && isFresh(sheet) ? sheet : undefined
    },
    isHeld: (sheet) => sheet.isKept && isFresh(sheet),
    async make(ticket, deadline) {
      const startedAt = generation
      const { at, reference, rows } = await read(ticket.id, deadline)
      const sheet = prepare(ticket.no, { at: at.getTime(), reference, rows })
      if (mayKeep(startedAt)) {
        sheet.isKept = true
        sheets.set(ticket.id, sheet)
      }
      return sheet
    },
    rows: async (ticketId, deadline) => (await read(ticketId, deadline)).rows,
  }
}

function prepare(
  ticketNo: string,
  { at, reference, rows }: { at: number; reference: ScoreReference; rows: readonly SheetRow[] },
): PreparedSheet {
  const latest = latestSitting(reference.publications, at)
  const answer: ReplyOf<typeof scoreSheet> = {
    ...(latest ? { latest } : {}),
    ticketNo,
    scores: rows.map(viewScore),
  }
  const body = Buffer.from(JSON.stringify(answer))
  const etag = `"${hash('sha256', body, 'base64url').slice(0, 22)}"`
  return { body, etag, freshUntil: nextReleaseAt(reference.publications, at), isKept: false }
}
