import { PassThrough } from 'node:stream'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { writeXlsx } from '#platform/spreadsheet/write-sheet.ts'
import { fen, yuanOf } from '#rulebook/money/fen.ts'
import type { Deps } from '#server/deps.ts'
import { CHANNEL_WORDS } from '../refunds/channel-words.texts.ts'
import { listTotals, type TotalRow } from './bill-totals.store.ts'

const HEADING = ['日期', '主考学校', '渠道', '收款笔数', '收款金额（元）', '退款笔数', '退款金额（元）']

const MOST_LINES = 20_000

/** PAY-04: writes the totals by day, school and channel as XLSX; that they were taken out is in the trail. */
export async function exportDayTotals(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { from, until }: { from: string; until: string },
): Promise<PreparedReply> {
  const rows = await deps.database.transact(deadline, async (tx) => {
    const totals = await listTotals(tx, { from, until, limit: MOST_LINES + 1 })
    // A file of totals without its last days would be added up all the same.
    if (totals.length > MOST_LINES) throw new Refusal('totals_too_long', { values: { lines: MOST_LINES } })
    await writeAudit(tx, {
      ...{ at: deps.clock.now(), actor, origin, action: 'bill.export' },
      subject: { kind: 'bill', id: `${from} ${until}` },
      new: { from, until, lines: totals.length },
    })
    return totals
  })
  const out = new PassThrough()
  const sheet = { name: '对账汇总', rows: [HEADING, ...rows.map(cellsOf)] }
  writeXlsx(out, sheet).catch((error: Error) => out.destroy(error))
  return new PreparedReply(
    out,
    downloadHeaders({ kind: 'xlsx', name: `payments-${from}-${until}`, cache: 'no-store' }),
  )
}

function cellsOf(row: TotalRow): (string | number)[] {
  return [
    row.day,
    row.school_name,
    CHANNEL_WORDS[row.channel],
    row.payments,
    yuanOf(fen(row.payments_fen)),
    row.refunds,
    yuanOf(fen(row.refunds_fen)),
  ]
}
