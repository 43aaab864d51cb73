import type { ReplyOf } from '#contracts/route.ts'
import type { destinationMajors, transferOutChoices } from '#contracts/transfers/transfer-out.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFilingTicket, type TicketHolder } from '#modules/applications/public.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { outcomeWords, SOURCE_WORDS } from '#rulebook/scores/score.texts.ts'
import { transferOutTexts as texts } from '#rulebook/transfer-out/transfer-out.texts.ts'
import type { Deps } from '#server/deps.ts'
import { readContext } from './transfer-context.ts'
import { listDestinationMajors } from './transfer-out.store.ts'

/** TRO-01: shows every pass under the active 准考证, and why some may not go. */
export function viewChoices(
  deps: Deps,
  { actor, deadline }: Call<TicketHolder>,
): Promise<ReplyOf<typeof transferOutChoices>> {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const ticket = await requireFilingTicket(tx, actor)
    const { plan, whyNot, scores, theoryOf } = await readContext(tx, ticket, { at })
    return {
      ticketNo: ticket.no,
      majorName: plan.major_name,
      whyNot: whyNot.map((why) => texts.all[why]),
      scores: scores.map(({ score, why }) => {
        const theory = theoryOf(score.course)
        return {
          ...{
            id: score.id,
            course: score.course,
            courseName: score.courseName,
            obtainedOn: score.obtainedOn,
          },
          ...(score.credits === undefined ? {} : { credits: score.credits }),
          score: outcomeWords(score.outcome),
          source: SOURCE_WORDS[score.source],
          ...(theory === undefined ? {} : { theory }),
          ...(why === undefined ? {} : { why: texts.score[why] }),
          goesAlong: why === 'lower',
        }
      }),
    }
  })
}

/** TRO-01: lists the majors of a province. */
export function viewMajors(
  deps: Deps,
  { deadline }: Call<CandidateActor>,
  { province }: { province: string },
): Promise<ReplyOf<typeof destinationMajors>> {
  const on = beijingDateOf(deps.clock.now())
  return deps.database.read(deadline, async (tx) => ({
    majors: await listDestinationMajors(tx, { province, on }),
  }))
}
