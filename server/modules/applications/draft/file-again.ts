import type { ApplicationState } from '#contracts/applications.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ExaminedItem } from '#server/service-definition.ts'
import { afterMove, standingOf } from '../application.lifecycle.ts'
import { lockApplication, moveApplication } from '../application.store.ts'
import { STATE_WORDS } from '../application.view.ts'
import { lapseUndoRequests } from '../decision/undo.store.ts'
import { requireInTime } from './edit-draft.ts'

interface FiledAgain {
  id: string
  item: ExaminedItem
  /** The chain in force for new filings. */
  chain: readonly string[]
  at: Date
}

/**
 * APP-03: files the next revision of an application. A reviewer who holds its claim at that moment finds the newer
 * revision, so neither the reviewer's nor the candidate's work is overwritten.
 */
export async function fileAgain(tx: Tx, { id, item, chain, at }: FiledAgain) {
  const from = requireFound(await lockApplication(tx, id))
  requireInTime(from, at)
  const move = AGAIN[from.state]
  // An amended application returns to the level that asked for the amendment and keeps its place there (REV-10).
  const level = move === 'amend' ? from.level : 1
  const to = move && afterMove(standingOf(from, at), move, level)
  if (!to) throw new Refusal('application_state', { values: { state: STATE_WORDS[from.state] } })
  const refiled = {
    title: item.filed.title,
    chain: move === 'refile' ? chain : from.chain,
    filedAt: move === 'amend' ? from.filed_at : at,
  }
  if (!(await moveApplication(tx, { from, to, level, at, refiled }))) throw new Refusal('stale')
  await lapseUndoRequests(tx, { personId: from.person_id, applicationId: id, at })
  return { id, revision: from.revision + 1, kind: AGAIN_STEPS[move] }
}

/** The move that filing again makes, by the state of the application. */
const AGAIN: Partial<Record<ApplicationState, 'modify' | 'refile' | 'amend'>> = {
  pending: 'modify',
  amending: 'amend',
  rejected: 'refile',
}
const AGAIN_STEPS = { modify: 'modified', refile: 'refiled', amend: 'amended' } as const
