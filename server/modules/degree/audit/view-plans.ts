import type { degreePlans } from '#contracts/degree.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { listMajorsWithPlans } from '#modules/catalogue/public.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import type { Deps } from '#server/deps.ts'

/** AUD-06: lists the majors and versions under which one can still graduate, for a forecast. */
export function viewPlans(
  deps: Deps,
  { deadline }: Call<CandidateActor>,
): Promise<ReplyOf<typeof degreePlans>> {
  const today = beijingDateOf(deps.clock.now())
  return deps.database.read(deadline, async (tx) => {
    const plans = await listMajorsWithPlans(tx)
    return {
      plans: plans
        .filter(({ validTo }) => validTo === null || validTo >= today)
        .map(({ planId, version, majorCode, majorName, level, schoolName }) => ({
          ...{ planId, version, majorCode, majorName, schoolName },
          level: levelWord(level),
        })),
    }
  })
}
