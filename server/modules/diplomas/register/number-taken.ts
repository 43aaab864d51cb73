import type { Tx } from '#platform/db/database.ts'
import { makeDiplomaNo } from '#rulebook/diplomas/diploma-no.ts'
import type { BatchRow } from '../batches/batch.store.ts'
import { findNumberRule } from './number-rule.store.ts'
import { listEndedNumbers } from './number-taken.store.ts'

/** No place in a register has this number, so that a number with a place in it is never taken. */
const NO_PLACE = 0

/**
 * GRA-12: lists the applications for which the rule of a batch would make a number that is closed to them. Where a rule
 * makes the number of the 准考证 alone, that is everybody who graduates again after a revocation: each is an obstacle of that one
 * graduate, and holds up nobody else's list.
 */
export async function listNumberTaken(tx: Tx, batch: Pick<BatchRow, 'graduates_on'>): Promise<string[]> {
  const graduatesOn = batch.graduates_on
  const rule = await findNumberRule(tx, graduatesOn)
  if (!rule) return []
  const rows = await listEndedNumbers(tx)
  return rows.flatMap(({ application_id: id, ticket_no: ticketNo, level, diploma_no: ended }) => {
    const number = makeDiplomaNo(rule, { ticketNo, level, graduatesOn, sequenceNo: NO_PLACE })
    return number === ended ? [id] : []
  })
}
