import type { ApplicationState, ApplicationSummary, StepView } from '#contracts/applications.ts'
import type { Fault } from '#contracts/filed.ts'
import { beijingDateOf, formatDate, formatInstant } from '#rulebook/beijing-time.ts'
import { ownerMoves } from './application.lifecycle.ts'
import type { ApplicationRow } from './application.store.ts'
import type { DraftRow } from './draft.store.ts'
import type { StepRow } from './filing.store.ts'
import { readFaults } from './stored-content.ts'

const DAY_MS = 24 * 3600_000

/** APP-03: the words on screen. */
export const STATE_WORDS: Record<ApplicationState, string> = {
  pending: '待审核',
  in_review: '审核中',
  approved: '审核通过',
  rejected: '审核未通过',
  withdrawn: '已撤回',
}

/** 主考学校 and 市教育考试院: who decides at a level. */
export const LEVEL_WORDS: Record<string, { who: string; act: string }> = {
  school: { who: '主考学校', act: '初审' },
  authority: { who: '市教育考试院', act: '复审' },
}

/** One application as its owner's list shows it. */
export function viewApplication(
  row: ApplicationRow,
  { isWindowOpen, correction }: { isWindowOpen: boolean; correction?: Correction | undefined },
): ApplicationSummary {
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
    can: ownerMoves({ state: row.state, isWindowOpen }),
    ...(correction
      ? { correction: { draftId: correction.id, savedAt: correction.saved_at.toISOString() } }
      : {}),
  }
}

type Correction = Pick<DraftRow, 'id' | 'saved_at'>

/** APP-07: the timeline for its owner: the role, never the name. */
export function viewStep(row: StepRow, chain: readonly string[]): StepView {
  const level = row.level === null ? undefined : chain[row.level - 1]
  return {
    seq: row.seq,
    kind: row.kind,
    by: level ? (LEVEL_WORDS[level]?.who ?? level) : row.staff_id ? '考籍管理部门' : '考生',
    at: row.at.toISOString(),
    revision: row.revision,
    faults: readFaults(row.reasons),
    ...(row.note ? { note: row.note } : {}),
  }
}

/** The faults that the last decision named, while it stands. */
export function faultsOf(steps: readonly StepRow[]): Fault[] {
  const last = steps.findLast(({ kind }) => kind === 'rejected')
  return last ? readFaults(last.reasons) : []
}

/** APP-07: what comes next, in words, with the expected date of each level that still has to decide. */
export function nextWords(of: {
  state: ApplicationState
  chain: readonly string[]
  level: number
  closesAt: Date
  /** When the window closes that is open now; undefined: none is. */
  openUntil: Date | undefined
  expectedDays: readonly number[]
  /** The service's own words. */
  whenApproved: string
}): string[] {
  switch (of.state) {
    case 'pending':
    case 'in_review':
      return [
        ...of.chain.slice(of.level - 1).map((level, place) => {
          const days = of.expectedDays[of.level - 1 + place]
          return `${wordsOfLevel(level)}${days === undefined ? '' : `，预计 ${dayAfter(of.closesAt, days)}前完成`}`
        }),
        '每一步的结果都会发送到「消息」。',
      ]
    case 'approved':
      return [`审核已通过。${of.whenApproved}`]
    case 'rejected':
      return [
        of.openUntil
          ? `请按「原因」和「补正方法」修改，在 ${formatInstant(of.openUntil)} 前重新提交。`
          : '请按「原因」和「补正方法」准备材料，下次开放办理时重新提交。',
      ]
    case 'withdrawn':
      return ['这份申请已撤回。需要时可在办理时间内重新申请。']
    default:
      return of.state satisfies never
  }
}

function wordsOfLevel(level: string): string {
  const words = LEVEL_WORDS[level]
  return words ? `${words.who}${words.act}` : level
}

function dayAfter(instant: Date, days: number): string {
  return formatDate(beijingDateOf(new Date(instant.getTime() + days * DAY_MS)))
}
