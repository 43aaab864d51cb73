import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { scoreSheet } from '#contracts/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { type Deadline, deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { viewScore } from './score.view.ts'
import { findLatestSitting, readSheet } from './score-sheet.store.ts'

/** The bytes of one answer, ready to send. */
export interface PreparedSheet {
  body: Buffer
  etag: string
  /** From then on another publication is out and this sheet is old. */
  freshUntil: number
}

/** Sheets by ticket: made once, kept while nothing changes (SCO-01, quality: the minutes after a release). */
export interface ScoreSheets {
  /** The sheet from memory, if it is there and fresh. */
  held(ticketId: string): PreparedSheet | undefined
  make(ticket: { id: string; no: string }, deadline: Deadline): Promise<PreparedSheet>
}

const MAX_BYTES = 256 * 1024 * 1024

/** A cache of prepared sheets, emptied by what the bus says and by the clock at the next publication. */
export function createScoreSheets(deps: Deps): ScoreSheets {
  const sheets = new LRUCache<string, PreparedSheet>({
    maxSize: MAX_BYTES,
    sizeCalculation: (sheet) => sheet.body.length + 200,
  })
  let latest: { sitting: { number: number; name: string } | undefined; freshUntil: number } | undefined
  // A sheet that was being read while news came in must not be kept: it may be old already.
  let generation = 0
  deps.bus.on('score-sheets', (message) => {
    generation += 1
    if (message !== '*') return void sheets.delete(message)
    sheets.clear()
    latest = undefined
  })

  const findLatest = async (at: Date, deadline: Deadline) => {
    if (latest && at.getTime() < latest.freshUntil && deps.bus.state() === 'listening') return latest
    const askedAt = generation
    const found = await deps.database.read(deadline, (tx) => findLatestSitting(tx, at))
    const fresh = { sitting: found.latest, freshUntil: found.nextAt?.getTime() ?? Number.POSITIVE_INFINITY }
    // What was asked before the news came in may be old already: used once, not kept.
    if (generation === askedAt) latest = fresh
    return fresh
  }
  return {
    held(ticketId) {
      const sheet = sheets.get(ticketId)
      return sheet && deps.clock.now().getTime() < sheet.freshUntil ? sheet : undefined
    },
    async make(ticket, deadline = deadlineIn(4_000)) {
      const startedAt = generation
      const at = deps.clock.now()
      const { sitting, freshUntil } = await findLatest(at, deadline)
      const rows = await readSheet(deps.database, deadline, { ticketId: ticket.id, at })
      const answer: ReplyOf<typeof scoreSheet> = {
        ...(sitting ? { latest: sitting } : {}),
        ticketNo: ticket.no,
        scores: rows.map(viewScore),
      }
      const body = Buffer.from(JSON.stringify(answer))
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
      const sheet = { body, etag, freshUntil }
      if (generation === startedAt && deps.bus.state() === 'listening') sheets.set(ticket.id, sheet)
      return sheet
    },
  }
}
