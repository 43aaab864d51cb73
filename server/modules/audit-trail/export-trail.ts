import { PassThrough } from 'node:stream'
import type { TrailFilter } from '#contracts/office/trail/audit.ts'
import { actionWords, actorWords } from '#contracts/trail-words/audit-words.texts.ts'
import { subjectWords } from '#contracts/trail-words/subject-words.texts.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { writeXlsx } from '#platform/spreadsheet/write-sheet.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import { valueLines } from '#rulebook/trail/change-lines.ts'
import type { Deps } from '#server/deps.ts'
import { type EntryRow, listEntries } from './audit-trail.store.ts'
import { entryFilterOf, namesIn } from './read-trail.ts'

/** The page says the same number. */
const LIMIT = 20_000
const HEADING = ['时间', '经办人', '操作', '对象', '考生', '变更前', '变更后', '原因', '网络地址', '记录编号']

/**
 * TRL-01: writes the entries of a search as XLSX, whose texts are never formulas. That they were taken out, with which ids and days were asked
 * for, is in the trail: what was typed may be an ID number, and is not kept.
 */
export async function exportEntries(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  filter: TrailFilter,
): Promise<PreparedReply> {
  const { rows, names } = await deps.database.transact(deadline, async (tx) => {
    const asked = await entryFilterOf(tx, deps, { ...filter, limit: LIMIT + 1 })
    const rows = await listEntries(tx, asked)
    const names = await namesIn(tx, rows)
    const { action, subjectId, from, until } = filter
    const { staffIds, personIds } = asked
    await writeAudit(tx, {
      ...{ at: deps.clock.now(), actor, origin, action: 'audit.export' as const },
      subject: { kind: 'installation', id: 'audit' },
      new: {
        action,
        subjectId,
        staffIds,
        personIds: personIds?.slice(0, 20),
        from,
        until,
        rows: Math.min(rows.length, LIMIT),
      },
    })
    return { rows, names }
  })
  const out = new PassThrough()
  const sheet = { name: '操作日志', rows: trailRows(rows, names, LIMIT) }
  writeXlsx(out, sheet).catch((error: Error) => out.destroy(error))
  return new PreparedReply(out, downloadHeaders({ kind: 'xlsx', name: 'audit-trail', cache: 'no-store' }))
}

/** The lines of the sheet. One that is cut says so below: whoever is handed the file has not seen the page. */
export function trailRows(
  entries: readonly EntryRow[],
  names: ReadonlyMap<string, string>,
  most: number,
): string[][] {
  const lines = [HEADING, ...entries.slice(0, most).map((row) => cellsOf(row, names))]
  if (entries.length <= most) return lines
  return [...lines, [`本表只有符合条件的最新 ${most} 条，更早的没有列出。请缩短起止日期，分几次导出。`]]
}

function cellsOf(row: EntryRow, names: ReadonlyMap<string, string>): string[] {
  const nameOf = (id: string | null) => (id === null ? '' : (names.get(id) ?? id))
  const worded = (words: Record<string, string>, key: string) => words[key] ?? key
  const actor = row.actor_id === null ? '' : names.get(row.actor_id)
  return [
    formatInstant(row.at),
    actor || worded(actorWords, row.actor_kind),
    worded(actionWords, row.action),
    `${worded(subjectWords, row.subject_kind)} ${nameOf(row.subject_id)}`,
    nameOf(row.person_id),
    named(row.old_value, names),
    named(row.new_value, names),
    row.reason ?? '',
    row.address ?? '',
    `${row.chain}-${row.seq}`,
  ]
}

/** The words of the page, instants in Beijing time (UX-03). A cell of Excel ends at 32,767 characters. */
function named(value: string | null, names: ReadonlyMap<string, string>): string {
  return beginningOf(valueLines(value ?? undefined, Object.fromEntries(names)).join('\n'), 32_000)
}
