import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { type DiplomaNoRule, makeDiplomaNo } from '#rulebook/diplomas/diploma-no.ts'
import type { Deps } from '#server/deps.ts'
import {
  type Assignment,
  enterNumbers,
  type HolderRow,
  lastSequence,
  listHolders,
} from './assign-numbers.store.ts'
import { findNumberRule } from './number-rule.store.ts'

interface List {
  publicationId: string
  batchId: string
  /** The date of the diplomas: it decides which rule makes the numbers. */
  graduatesOn: string
  at: Date
}

/**
 * GRA-12: assigns a diploma number to everybody on a list, in the order of school, major, level and 准考证号. The caller has
 * locked the batch, so that no two lists count at the same time. Refuses `diploma_no_number` when the rule cannot make
 * a number, and `diploma_number_taken` when a number was given before.
 */
export async function assignNumbers(tx: Tx, deps: Pick<Deps, 'ids'>, list: List): Promise<Assignment[]> {
  const rule = await requireNumberRule(tx, list.graduatesOn)
  const holders = await listHolders(tx, list)
  let sequenceNo = await lastSequence(tx, list.batchId)
  const assignments = holders.map((holder) => {
    const isTakenUp = holder.withdrawn_no !== null && holder.withdrawn_sequence !== null
    if (!isTakenUp) sequenceNo += 1
    const number = isTakenUp
      ? { diplomaNo: holder.withdrawn_no ?? '', sequenceNo: holder.withdrawn_sequence ?? 0 }
      : { diplomaNo: requireNumber(rule, { holder, sequenceNo, list }), sequenceNo }
    return { id: deps.ids.next(), ...number, holder }
  })
  const entered = await enterNumbers(tx, list, assignments)
  const missing = assignments.find(({ diplomaNo }) => !entered.has(diplomaNo))
  if (missing) {
    const values = { diplomaNo: missing.diplomaNo, ticketNo: missing.holder.ticket_no }
    throw new Refusal('diploma_number_taken', { values })
  }
  return assignments
}

/** Returns the rule for diplomas with this date. */
export async function requireNumberRule(tx: Tx, graduatesOn: string): Promise<DiplomaNoRule> {
  const rule = await findNumberRule(tx, graduatesOn)
  if (!rule) throw new Refusal('diploma_no_number', { values: { why: '没有适用的毕业证书编号规则' } })
  return rule
}

/** Makes a number, or says of whose 准考证 none can be made. */
function requireNumber(
  rule: DiplomaNoRule,
  { holder, sequenceNo, list }: { holder: HolderRow; sequenceNo: number; list: List },
): string {
  const { ticket_no: ticketNo, level } = holder
  const number = makeDiplomaNo(rule, { ticketNo, level, graduatesOn: list.graduatesOn, sequenceNo })
  if (number === undefined) {
    const why = `准考证号 ${ticketNo}（第 ${sequenceNo} 号）不能按编号规则生成编号`
    throw new Refusal('diploma_no_number', { values: { why } })
  }
  return number
}
