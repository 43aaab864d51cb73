import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import type { Judged } from '#server/import-kind.ts'
import { noteKnownRecords } from './foresee.store.ts'
import {
  analyzeVerdicts,
  type GroupVerdict,
  groupStaged,
  type InboundGroup,
  nextGroups,
  noteVerdicts,
} from './group-inbound.store.ts'
import { storeJudged } from './judge-inbound.store.ts'
import type { MatchVerdict } from './matching/decide-match.rules.ts'
import { matchPersons } from './matching/match-persons.ts'
import { recogniseStaged } from './recognise-staged.ts'
import { soughtIn } from './sought-in.ts'

const PAGE = 2_000

/** Judges a staged file: what is wrong at which row, whose each record is, and what of it can be recognised (TRI-01). */
export async function judgeInbound(
  tx: Tx,
  deps: Pick<Deps, 'cipher' | 'clock'>,
  batchId: string,
): Promise<Judged> {
  await groupStaged(tx)
  for (let after = -1; ; ) {
    const groups = await nextGroups(tx, { after, limit: PAGE })
    const last = groups.at(-1)
    if (!last) break
    const verdicts = await matchPersons(
      tx,
      deps,
      groups.map(({ person }) => soughtIn(person)),
    )
    await noteVerdicts(
      tx,
      groups.flatMap((group, place) => verdictOf(group, verdicts[place])),
    )
    after = last.groupNo
  }
  await analyzeVerdicts(tx)
  await noteKnownRecords(tx)
  await recogniseStaged(tx, beijingDateOf(deps.clock.now()))
  return storeJudged(tx, batchId)
}

function verdictOf({ groupNo }: InboundGroup, verdict: MatchVerdict | undefined): GroupVerdict[] {
  if (!verdict) return []
  switch (verdict.to) {
    case 'ticket': {
      const { personId, ticketId, planId } = verdict
      return [{ groupNo, personId, ticketId, planId, notes: ['person_matched'] }]
    }
    case 'candidates': {
      const reasons = new Set(verdict.persons.flatMap((person) => person.reasons))
      const notes = [...reasons].map((reason) => `undecided:${reason}` as const)
      return [{ groupNo, ...NOBODY, notes: ['person_undecided', ...notes] }]
    }
    case 'nobody':
      return [{ groupNo, ...NOBODY, notes: ['person_unknown'] }]
    default:
      return verdict satisfies never
  }
}

const NOBODY = { personId: undefined, ticketId: undefined, planId: undefined } as const
