import type { ApplicationState, ApplicationSummary, StepView } from '#contracts/applications.ts'
import type { Fault } from '#contracts/filed.ts'
import { beijingDateOf, formatDate, formatInstant } from '#rulebook/beijing-time.ts'
import { ownerMoves, type Standing, standingOf, whyNoWithdrawal } from './application.lifecycle.ts'

import type { ApplicationRow } from './application.store.ts'
import type { DraftRow } from './draft/draft.store.ts'
import type { StepRow } from './filing/filing.store.ts'
import { readFaults } from './filing/stored-content.ts'

const DAY_MS = 24 * 3600_000

/** APP-03: the name of each state on screen. */
export const STATE_WORDS: Record<ApplicationState, string> = {
  pending: '待审核',
  in_review: '审核中',
  amending: '需补正',
  approved: '审核通过',
  rejected: '审核未通过',
  withdrawn: '已撤回',
}

/** The names of the level that decides (主考学校, 市教育考试院) and of its act. */
export const LEVEL_WORDS: Record<string, { who: string; act: string }> = {
  school: { who: '主考学校', act: '初审' },
  authority: { who: '市教育考试院', act: '复审' },
}

/**
 * The names of a level of a chain: who decides, and its act. The authority's last level is 终审 when another one of it comes
 * before. Undefined for a level that the chain does not have.
 */
export function levelWords(
  chain: readonly string[],
  level: number,
): { who: string; act: string } | undefined {
  const name = chain[level - 1] ?? ''
  const words = LEVEL_WORDS[name]
  const isFinal = level === chain.length && chain.slice(0, -1).includes(name)
  return words && isFinal ? { ...words, act: '终审' } : words
}

/** Shows one application as a row of its owner's list. */
export function viewApplication(
  row: ApplicationRow,
  { isWindowOpen, correction, at }: { isWindowOpen: boolean; correction?: Correction | undefined; at: Date },
): ApplicationSummary {
  const standing = standingOf(row, at)
  const noWithdrawal = whyNoWithdrawal(standing, row.level)
  return {
    id: row.id,
    applicationNo: row.application_no,
    service: row.service,
    subject: row.subject,
    title: row.title,
    state: row.state,
    revision: row.revision,
    filedAt: row.filed_at.toISOString(),
    movedAt: row.moved_at.toISOString(),
    can: ownerMoves({ standing, isWindowOpen }),
    ...(noWithdrawal ? { noWithdrawal } : {}),
    ...(row.put_away_at ? { putAwayAt: row.put_away_at.toISOString() } : {}),
    ...(row.amend_until
      ? { amendment: { until: row.amend_until.toISOString(), isOver: standing === 'amendment_over' } }
      : {}),
    ...(correction
      ? { correction: { draftId: correction.id, savedAt: correction.saved_at.toISOString() } }
      : {}),
  }
}

type Correction = Pick<DraftRow, 'id' | 'saved_at'>

/**
 * Steps that only reviewers see. The owner does not learn of a hold; of a return the owner learns only that it happened
 * (REV-10).
 */
const INTERNAL: ReadonlySet<string> = new Set(['held', 'released'])

/** APP-07: shows the timeline to the owner, with the role of each reviewer and never the name. */
export function viewSteps(rows: readonly StepRow[], chain: readonly string[]): StepView[] {
  return rows.filter(({ kind }) => !INTERNAL.has(kind)).map((row) => viewStep(row, chain))
}

function viewStep(row: StepRow, chain: readonly string[]): StepView {
  const level = row.level === null ? undefined : chain[row.level - 1]
  return {
    seq: row.seq,
    kind: row.kind,
    by: level ? (LEVEL_WORDS[level]?.who ?? level) : row.staff_id ? '考籍管理部门' : '考生',
    at: row.at.toISOString(),
    revision: row.revision,
    faults: readFaults(row.reasons),
    ...(row.note && row.kind !== 'returned' ? { note: row.note } : {}),
  }
}

/** The faults that the last rejection or the last request for an amendment named. */
export function faultsOf(steps: readonly StepRow[]): Fault[] {
  const last = steps.findLast(({ kind }) => kind === 'rejected' || kind === 'amendment_asked')
  return last ? readFaults(last.reasons) : []
}

interface Outlook {
  standing: Standing
  chain: readonly string[]
  level: number
  /** From when the expected days count. */
  countsFrom: Date
  /** When the window that is open now closes; undefined when no window is open. */
  openUntil: Date | undefined
  expectedDays: readonly number[]
  /** The deadline of the amendment; null when no amendment is asked for. */
  amendUntil: Date | null
  /** How long the clock of the levels has stood still, in milliseconds (REV-10). */
  pausedMs: number
  /** The service's own words about what follows an approval. */
  whenApproved: string
}

/** APP-07: says in words what comes next, with the expected date of each level that still has to decide. */
export function nextWords(outlook: Outlook): string[] {
  switch (outlook.standing) {
    case 'pending':
    case 'in_review':
      return [...levelsToCome(outlook), RESULTS]
    case 'amending':
      return [
        `请按「需补正」的内容修改，在 ${outlook.amendUntil ? formatInstant(outlook.amendUntil) : ''} 前提交。逾期未补正的，按现有材料审核。`,
        ...levelsToCome(outlook),
        RESULTS,
      ]
    case 'amendment_over':
      return ['补正期限已过，将按现有材料审核。', ...levelsToCome(outlook), RESULTS]
    case 'approved':
      return [`审核已通过。${outlook.whenApproved}`]
    case 'rejected':
      return [
        outlook.openUntil
          ? `请按「原因」和「补正方法」修改，在 ${formatInstant(outlook.openUntil)} 前重新提交。`
          : '请按「原因」和「补正方法」准备材料，下次开放办理时重新提交。',
      ]
    case 'withdrawn':
      return ['这份申请已撤回。需要时可在办理时间内重新申请。']
    default:
      return outlook.standing satisfies never
  }
}

const RESULTS = '每一步的结果都会发送到「消息」。'

function levelsToCome({ chain, level, expectedDays, countsFrom, pausedMs }: Outlook): string[] {
  return chain.slice(level - 1).map((one, place) => {
    const days = expectedDays[level - 1 + place]
    const from = new Date(countsFrom.getTime() + pausedMs)
    const words = levelWords(chain, level + place)
    return `${words ? `${words.who}${words.act}` : one}${days === undefined ? '' : `，预计 ${dayAfter(from, days)}前完成`}`
  })
}

function dayAfter(instant: Date, days: number): string {
  return formatDate(beijingDateOf(new Date(instant.getTime() + days * DAY_MS)))
}
