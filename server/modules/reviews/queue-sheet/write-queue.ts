import { PassThrough } from 'node:stream'
import type { exportQueue } from '#contracts/office/queues.ts'
import { queueWords as words } from '#contracts/office/review/queue-words.texts.ts'
import type { BodyOf } from '#contracts/route.ts'
import { SERVICES } from '#contracts/services.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { writeXlsx } from '#platform/spreadsheet/write-sheet.ts'
import { beijingDateOf, formatDate, formatInstant } from '#rulebook/beijing-time.ts'
import { credentialTypeName, isCredentialType } from '#rulebook/evidence/credential-types.ts'
import type { Deps } from '#server/deps.ts'
import { type AskedRow, listAsked } from '../view-queues.ts'

/** The page says the same number. */
const LIMIT = 10_000

/**
 * REV-01: writes a queue as it is filtered and sorted as XLSX, whose texts are never formulas. The trail keeps that it
 * was taken out, by which filter and how many rows; what was typed may be an ID number, and is not kept (TRL-01).
 */
export async function writeQueue(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  query: BodyOf<typeof exportQueue>,
): Promise<PreparedReply> {
  const at = deps.clock.now()
  const rows = await deps.database.transact(deadline, async (tx) => {
    const rows = await listAsked(tx, deps, { actor, query, at, skip: 0, limit: LIMIT })
    const { service, show, q, about } = query
    const filter = filterOf(query)
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'review.export' as const },
      subject: { kind: 'installation', id: 'reviews' },
      new: {
        ...{ service, list: show, rows: rows.length },
        ...(Object.keys(filter).length > 0 ? { filter } : {}),
        ...(q ? { isSearched: true } : {}),
        ...(about ? { isByTitle: true } : {}),
      },
    })
    return rows
  })
  const out = new PassThrough()
  const isDecided = query.show === 'decided'
  const heading = headingOf(isDecided)
  const { title } = SERVICES[query.service]
  const sheet = {
    name: title,
    rows: [heading, ...rows.map((row) => cellsOf(row, at))],
  }
  writeXlsx(out, sheet).catch((error: Error) => out.destroy(error))
  const day = beijingDateOf(at)
  return new PreparedReply(
    out,
    downloadHeaders({ kind: 'xlsx', name: `reviews-${day}`, shownAs: `审核列表-${title}-${day}` }),
  )
}

/** The chosen conditions; of those that arrive as texts only what is the code of something, for a text may be a number. */
function filterOf({ level, due, mark, round, state, school, evidence }: BodyOf<typeof exportQueue>) {
  return {
    ...(level ? { level } : {}),
    ...(due ? { due } : {}),
    ...(mark ? { mark } : {}),
    ...(round ? { round } : {}),
    ...(state ? { state } : {}),
    ...(school && /^\d{5}$/.test(school) ? { school } : {}),
    ...(evidence && isCredentialType(evidence) ? { evidence: credentialTypeName(evidence) } : {}),
  }
}

function headingOf(isDecided: boolean): string[] {
  const { decidedAs, decidedAt, ...columns } = words.columns
  return [...Object.values(columns), ...(isDecided ? [decidedAs, decidedAt] : [])]
}

function cellsOf(row: AskedRow, at: Date): (string | number)[] {
  return [
    row.title,
    row.evidence_types.map(credentialTypeName).join('、'),
    row.application_no,
    row.person_name,
    row.ticket_no,
    row.school_name,
    row.major_name,
    formatInstant(row.filed_at),
    row.due_at ? formatDate(row.due_at) : '',
    stateWords(row, at),
    row.claimer ?? '',
    ...(row.decided_kind && row.decided_at
      ? [words.kinds[row.decided_kind], formatInstant(row.decided_at)]
      : []),
  ]
}

/** The words of the page's column: an amendment that is overdue instead of 需补正, and whether it rests (REV-10). */
function stateWords({ state, amend_until: until, held_at: heldAt }: AskedRow, at: Date): string {
  const own = until !== null && until <= at ? words.amendmentOver : words.states[state]
  return heldAt === null ? own : `${own}、${words.resting}`
}
