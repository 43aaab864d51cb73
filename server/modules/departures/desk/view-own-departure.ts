import type { DepartureStepKind } from '#contracts/office/departures.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { ownDeparture as contract } from '#contracts/transfers/own-departure.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findApplication, type TicketHolder } from '#modules/applications/public.ts'
import { formatDate, formatInstant } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { type DepartureRow, findDepartureOf } from '../departure.store.ts'
import { DEPARTURE_STATE_WORDS } from '../moving/move-words.ts'
import { findPackage } from '../sending/package.store.ts'
import { type DeskStepRow, listDepartureSteps } from './desk.store.ts'

type Reply = ReplyOf<typeof contract>
type Shown = NonNullable<Reply['departure']>

/** TRO-02: shows the candidate where the own transfer stands, with the role behind each step and never the name. */
export function viewOwnDeparture(
  deps: Deps,
  { actor, deadline }: Call<TicketHolder>,
  { id }: { id: string },
): Promise<Reply> {
  return deps.database.read(deadline, async (tx) => {
    const application = requireFound(await findApplication(tx, id))
    requireFound(application.ticket_id === actor.ticket.id ? application : undefined)
    const row = await findDepartureOf(tx, id)
    // An approval that was taken back is told by the application's own timeline.
    if (!row || row.state === 'closed') return {}
    const kept = await findPackage(tx, row.id)
    const steps = await listDepartureSteps(tx, row.id)
    return {
      departure: {
        state: DEPARTURE_STATE_WORDS[row.state],
        tone: TONES[row.state],
        next: nextWords(row, kept?.expires_at),
        form: FORMS[row.state],
        steps: steps.flatMap(stepOf),
      },
    }
  })
}

const TONES = {
  to_sign: 'must',
  signed: 'going',
  sent: 'going',
  accepted: 'approval',
  returned: 'refusal',
  lapsed: 'refusal',
  closed: 'refusal',
} as const satisfies Record<DepartureRow['state'], Shown['tone']>

const FORMS = {
  to_sign: 'to_sign',
  signed: 'signed',
  sent: 'signed',
  accepted: 'signed',
  returned: 'void',
  lapsed: 'void',
  closed: 'void',
} as const satisfies Record<DepartureRow['state'], Shown['form']>

function nextWords(row: DepartureRow, expiresAt: Date | undefined): string {
  const { province } = row
  switch (row.state) {
    case 'to_sign':
      return `请在 ${formatDate(row.sign_by)} 前，携带身份证件、本市准考证和转入地准考证到主考学校现场核对并签字。逾期未办的，转出申请失效，成绩和准考证恢复原状。`
    case 'signed':
      return `考试院将制作电子档案发往${province}，发出后会通知您。`
    case 'sent':
      return `电子档案已发往${province}${expiresAt ? `，有效期至 ${formatInstant(expiresAt)}` : ''}。请留意${province}考试院的通知，按要求确认；在对方接收以前，成绩仍在本市。`
    case 'accepted':
      return `${province}已接收您的成绩，这些成绩在本市记为「已转出」。`
    case 'returned':
      return '您的成绩和准考证已恢复原状。仍需转出的，可以重新申请。'
    case 'lapsed':
      return '您没有在规定时间内到学校现场确认，成绩和准考证已恢复原状。仍需转出的，可以重新申请。'
    case 'closed':
      return '审核结果已撤销。'
    default:
      return row.state satisfies never
  }
}

/** Who acted, and what it is called; undefined: the desk's own matter, until it is decided. */
const STEPS: Readonly<Record<DepartureStepKind, readonly [words: string, by: string] | undefined>> = {
  opened: ['审核通过，待现场确认', '市教育考试院'],
  signed: ['现场核对并签字', '主考学校'],
  unsigned: ['取消现场确认', '主考学校'],
  sent: ['电子档案已发出', '市教育考试院'],
  remade: ['电子档案重新制作', '市教育考试院'],
  accepted: ['转入地已接收', '转入地'],
  returned: ['转入地退回', '转入地'],
  lapsed: ['逾期未确认，恢复原状', '系统'],
  closed: ['审核结果撤销', '市教育考试院'],
  undo_asked: undefined,
  undo_refused: undefined,
  undone: ['登记有误，已撤销', '市教育考试院'],
}

/** What the candidate was told anyway; the basis of an answer, a letter's number, stays at the desk. */
const TOLD: ReadonlySet<DepartureStepKind> = new Set(['unsigned', 'returned'])

function stepOf({ kind, at, note }: DeskStepRow): Shown['steps'] {
  const said = STEPS[kind]
  if (!said) return []
  const [words, by] = said
  return [{ words, by, at: at.toISOString(), ...(note !== null && TOLD.has(kind) ? { note } : {}) }]
}
