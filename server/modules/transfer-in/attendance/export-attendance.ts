import { PassThrough } from 'node:stream'
import type { AuditAction } from '#contracts/audit-actions.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { writeXlsx } from '#platform/spreadsheet/write-sheet.ts'
import { formatDate, formatInstant } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { type AttendanceOfSchool, attendancePaper } from './attendance-paper.ts'
import { type AttendanceDay, readAttendance } from './read-attendance.ts'

const MODES = { on_site: '到现场确认', online: '网上确认', either: '网上或现场确认' } as const
const STATES = { to_confirm: '待确认', confirmed: '已确认' } as const
const HEADING = [
  '序号',
  '主考学校',
  '姓名',
  '证件号码',
  '本市准考证号',
  '转出省',
  '转出准考证号',
  '课程',
  '状态',
]

/** TRI-02: prints the list of attendance of today, for who signs on paper. What leaves the desk is recorded (STA-01). */
export async function printAttendance(deps: Deps, call: Call<StaffActor>): Promise<PreparedReply> {
  const at = deps.clock.now()
  const read = await readRecorded(deps, call, { at, action: 'attendance.print' })
  const { day } = read
  const file = await deps.printer.print(
    attendancePaper({
      ...{ day: formatDate(day), schools: schoolsOf(read), at },
      isSample: deps.config.mode === 'demonstration',
    }),
  )
  return new PreparedReply(file, headersOf(day, 'pdf'))
}

/** TRI-02: writes the same list as a spreadsheet. */
export async function writeAttendance(deps: Deps, call: Call<StaffActor>): Promise<PreparedReply> {
  const at = deps.clock.now()
  const read = await readRecorded(deps, call, { at, action: 'attendance.export' })
  const { day, expected } = read
  const out = new PassThrough()
  const rows = expected.map((row, place) => [
    ...[place + 1, row.school_name, row.name, row.idNumberMasked, row.ticket_no, row.origin_province],
    ...[row.origin_ticket_no, row.courses, STATES[row.state]],
  ])
  writeXlsx(out, { name: `现场确认${day}`, rows: [HEADING, ...rows] }).catch((error: Error) =>
    out.destroy(error),
  )
  return new PreparedReply(out, headersOf(day, 'xlsx'))
}

function readRecorded(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { at, action }: { at: Date; action: AuditAction },
): Promise<AttendanceDay> {
  return deps.database.transact(deadline, async (tx) => {
    const read = await readAttendance(tx, deps, { actor, at })
    await writeAudit(tx, {
      ...{ at, actor, origin, action },
      subject: { kind: 'attendance', id: read.day },
      new: { rows: read.expected.length },
    })
    return read
  })
}

/** By school: those with a notice, and those where somebody waits for one. */
function schoolsOf({ notices, expected }: AttendanceDay): AttendanceOfSchool[] {
  const names = new Set([...notices, ...expected].map(({ school_name: name }) => name))
  return [...names].map((name) => ({
    name,
    notice: noticeWords(notices.find((notice) => notice.school_name === name)),
    rows: expected
      .filter((row) => row.school_name === name)
      .map((row) => [
        ...[row.name, row.idNumberMasked, row.ticket_no, row.origin_province, row.origin_ticket_no],
        ...[`${row.courses}`, STATES[row.state]],
      ]),
  }))
}

function noticeWords(notice: AttendanceDay['notices'][number] | undefined): string {
  if (!notice) return ''
  const { opens_at: opens, closes_at: closes, mode, place } = notice
  const parts = [`${formatInstant(opens)} 至 ${formatInstant(closes)}`, MODES[mode], place ?? '']
  return parts.filter((part) => part !== '').join('　')
}

function headersOf(day: string, kind: 'pdf' | 'xlsx'): Record<string, string> {
  return downloadHeaders({ kind, name: `attendance-${day}`, shownAs: `外省转入现场确认名单-${day}` })
}
