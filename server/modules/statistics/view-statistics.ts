import type { statistics } from '#contracts/office/statistics/statistics.ts'
import type { QueryOf, ReplyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { levelWords } from '#modules/applications/public.ts'
import { schoolsInScope } from '#modules/registry/public.ts'
import type { Deps } from '#server/deps.ts'
import type { makeRoundCounts } from './round-counts.ts'
import { listRounds, listSchools, type RoundRow } from './rounds.store.ts'
import { sumUp } from './statistics.rules.ts'

type Asked = QueryOf<typeof statistics>
export type StatisticsView = ReplyOf<typeof statistics>
export type CountsOf = ReturnType<typeof makeRoundCounts>

/**
 * STA-01: shows the figures of a round for the schools in scope. A school or a round outside of it is not there: `not_found`.
 */
export async function viewStatistics(
  deps: Deps,
  { actor, deadline }: Pick<Call<StaffActor>, 'actor' | 'deadline'>,
  { asked, countsOf }: { asked: Asked; countsOf: CountsOf },
): Promise<StatisticsView> {
  const { service } = asked
  const at = deps.clock.now()
  const schoolIds = schoolsInScope(actor, 'statistics.view')
  const { rounds, schools } = await deps.database.read(deadline, async (tx) => ({
    rounds: await listRounds(tx, { service, schoolIds, at }),
    schools: await listSchools(tx, schoolIds),
  }))
  const school = asked.school && requireFound(schools.find(({ id }) => id === asked.school))
  const round = asked.window
    ? requireFound(rounds.find(({ window_ids: ids }) => ids.includes(asked.window ?? '')))
    : rounds[0]
  const shown = { service, rounds: rounds.map(roundOf), schools, ...(school ? { school: school.id } : {}) }
  if (!round) return { countedAt: at.toISOString(), ...shown }
  const counted = await countsOf(deadline, { service, windowIds: round.window_ids })
  return {
    countedAt: counted.at.toISOString(),
    ...shown,
    window: roundOf(round).window,
    figures: sumUp(counted.counts, {
      schools: school ? [school] : schools,
      isAuthority: schoolIds === undefined,
      nameOfLevel,
    }),
  }
}

/** A round is named by the first of its windows. */
function roundOf({ round, window_ids: [window = ''], opens_at: opens, closes_at: closes }: RoundRow) {
  return { window, round, opensAt: opens.toISOString(), closesAt: closes.toISOString() }
}

function nameOfLevel(chain: readonly string[], level: number): string {
  const words = levelWords(chain, level)
  return words ? `${words.act}（${words.who}）` : `第 ${level} 级`
}
