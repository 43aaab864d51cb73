import type { Filed, RuleAdvice, Section } from '#contracts/filed.ts'
import type { Tx } from '#platform/db/database.ts'
import { outcomeWords } from '#rulebook/scores/score.texts.ts'
import { transferOutTexts as texts } from '#rulebook/transfer-out/transfer-out.texts.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { changesSince, filedScores } from './changes-since.ts'
import { leftBehind } from './left-behind.ts'
import { findSettlement } from './major/settlement.store.ts'
import { readContext, type TransferContext, type TransferScore } from './transfer-context.ts'
import { listStandingTransfers } from './transfer-out.store.ts'

interface Judged {
  context: TransferContext
  chosen: readonly TransferScore[]
  /** What of the filed scores is another today. */
  changes: readonly string[]
  /** What is said of a major that was typed; absent: it was chosen from the list. */
  typedMajor?: { words: string; isSettled: boolean } | undefined
}

/** TRO-01: what the rules say of a transfer-out, and which scores stay here. */
export function adviceOf({ context, chosen, changes, typedMajor }: Judged): RuleAdvice {
  const against = [...context.whyNot.map((why) => texts.all[why]), ...changes]
  const stays = context.scores.filter(({ score }) => !chosen.some(({ id }) => id === score.id))
  // A draft without a score asks for nothing yet, so the rules have nothing to say of it.
  const isOpen = typedMajor?.isSettled === false || chosen.length === 0
  const major = typedMajor ? [typedMajor.words] : []
  return {
    title: '转出规定',
    verdict: against.length > 0 ? 'unsupported' : isOpen ? 'undecided' : 'supported',
    reasons: [...against, ...major, ...allWords(context, chosen)].map((text) => ({ text })),
    sections: stays.length === 0 ? [] : [staySection(stays)],
  }
}

/** What the rules say today of a filed application, and what changed since it was filed (REV-03). */
export async function adviseOnTransfer(
  tx: Tx,
  { ticket, subject, filed, at }: { ticket: FilingTicket; subject: string; filed: Filed; at: Date },
): Promise<RuleAdvice> {
  const standing = await listStandingTransfers(tx, ticket.id)
  const own = standing.find((one) => one.subject === subject)
  const deciding = own?.state === 'approved' ? { deciding: own.id } : {}
  const context = await readContext(tx, ticket, { at, ...deciding })
  const rows = new Set(filedScores(filed).map(({ key }) => key))
  const chosen = context.scores.filter(({ score }) => rows.has(score.id)).map(({ score }) => score)
  const changes = changesSince(filed, context)
  if (!own || !isMajorTyped(filed)) return adviceOf({ context, chosen, changes })
  const revision = { personId: ticket.personId, applicationId: own.id, revision: own.revision }
  const typedMajor = typedMajorOf(await findSettlement(tx, revision))
  return adviceOf({ context, chosen, changes, typedMajor })
}

/** What is said of a major that was typed, once staff have settled it and before. */
export function typedMajorOf(settled: { code: string; name: string } | undefined) {
  return settled
    ? { words: `转入专业已核定为 ${settled.code} ${settled.name}。`, isSettled: true }
    : { words: '转入专业不在列表中，须由工作人员核定。', isSettled: false }
}

/** Whether the candidate typed the major. */
function isMajorTyped({ sections }: Filed): boolean {
  return sections.some(
    (section) =>
      section.kind === 'facts' &&
      section.key === 'destination' &&
      section.facts.some(({ key }) => key === 'majorFrom'),
  )
}

function allWords(context: TransferContext, chosen: readonly TransferScore[]): string[] {
  if (chosen.length === 0) return []
  const left = leftBehind(
    context,
    chosen.map(({ id }) => id),
  )
  const words =
    left.length === 0
      ? `转出 ${chosen.length} 门，全部成绩转出：转入地接收后，这个准考证号关闭。`
      : `转出 ${chosen.length} 门，另有 ${left.length} 门成绩留在本市。`
  return [words]
}

function staySection(stays: TransferContext['scores']): Section {
  return {
    kind: 'table',
    key: 'stays',
    title: '留在本市的成绩',
    columns: [
      { key: 'course', label: '课程' },
      { key: 'score', label: '成绩' },
      { key: 'why', label: '原因' },
    ],
    rows: stays.map(({ score, why }) => ({
      key: score.id,
      cells: [
        `${score.course} ${score.courseName}`,
        outcomeWords(score.outcome),
        why === undefined ? '考生没有选择。' : texts.score[why],
      ],
    })),
  }
}
