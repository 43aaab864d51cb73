import type { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import type { Tx } from '#platform/db/database.ts'
import { judgeDestination } from '#rulebook/transfer-out/judge-destination.ts'
import { transferOutTexts as texts } from '#rulebook/transfer-out/transfer-out.texts.ts'
import type { Examination, Question } from '#server/service-definition.ts'
import { adviceOf, typedMajorOf } from './advise-transfer.ts'
import { filedTransfer } from './filed-transfer.ts'
import { readContext, type TransferContext, type TransferScore } from './transfer-context.ts'
import { listDestinationMajors } from './transfer-out.store.ts'
import { nextSubject } from './transfer-subject.ts'

/** TRO-01: returns what the form would file, and every problem that prevents it, each at its field. */
export async function examineTransfer(
  tx: Tx,
  { ticket, form: typed, correcting, at }: Question<TransferOutForm>,
): Promise<Examination<TransferOutForm>> {
  const context = await readContext(tx, ticket, { at })
  const listed = await listedMajor(tx, typed, context.today)
  const form = listed === undefined ? typed : { ...typed, majorName: listed }
  const chosen = chosenOf(form, context)
  const problems = [
    ...rejectedProblems(context, correcting),
    ...judgeDestination(form),
    ...ownNumberProblems(form, ticket.no),
    ...(form.majorFrom === 'list' && form.majorCode !== '' && listed === undefined
      ? [{ field: 'majorFrom', code: 'unlisted', text: texts.majorUnlisted }]
      : []),
    ...scoreProblems(form, context),
  ]
  return {
    problems,
    items: [
      {
        subject: correcting ?? nextSubject(context.standing),
        filed: filedTransfer({ ticket, form, context, chosen }),
        advice: adviceOf({
          ...{ context, chosen, changes: [] },
          ...(form.majorFrom === 'typed' ? { typedMajor: typedMajorOf(undefined) } : {}),
        }),
        form,
      },
    ],
  }
}

/** The name of the chosen major as the list of the province has it; undefined when it is not there, or was typed. */
async function listedMajor(
  tx: Tx,
  { province, level, majorFrom, majorCode }: TransferOutForm,
  on: string,
): Promise<string | undefined> {
  if (majorFrom !== 'list') return undefined
  const majors = await listDestinationMajors(tx, { province, on })
  return majors.find((one) => one.level === level && one.code === majorCode)?.name
}

function chosenOf({ scores }: TransferOutForm, context: TransferContext): TransferScore[] {
  return context.scores.filter(({ score }) => scores.includes(score.id)).map(({ score }) => score)
}

/** A rejected application is corrected; another one beside it would be refused at its subject (APP-06). */
function rejectedProblems({ standing }: TransferContext, correcting: string | undefined): FieldProblem[] {
  if (correcting !== undefined || !standing.some(({ state }) => state === 'rejected')) return []
  const text = '已有一份未通过的转出申请，请在申请列表中点击「重新申请」。'
  return [{ field: '', code: 'rejected', text }]
}

function ownNumberProblems({ otherTicketNo }: TransferOutForm, own: string): FieldProblem[] {
  return otherTicketNo === own ? [{ field: 'otherTicketNo', code: 'own', text: texts.ticketNoOwn }] : []
}

function scoreProblems(form: TransferOutForm, context: TransferContext): FieldProblem[] {
  const whole = context.whyNot.map((why) => ({ field: 'scores', code: why, text: texts.all[why] }))
  if (form.scores.length === 0)
    return [...whole, { field: 'scores', code: 'missing', text: texts.missing.scores }]
  const known = new Map(context.scores.map((one) => [one.score.id, one]))
  const own = form.scores.flatMap((id): FieldProblem[] => {
    const found = known.get(id)
    const field = `scores.${id}`
    if (!found) return [{ field: 'scores', code: 'gone', text: texts.scoreGone }]
    const { score, why } = found
    const text = why && texts.scoreRefused(`${score.course} ${score.courseName}`, texts.score[why])
    return text === undefined ? [] : [{ field, code: why ?? '', text }]
  })
  return [...whole, ...own, ...theoryProblems(form, context)]
}

/** A practice part goes with its theory, where the theory may go and has not gone before. */
function theoryProblems(form: TransferOutForm, { scores, theoryOf }: TransferContext): FieldProblem[] {
  const chosen = scores.filter(({ score }) => form.scores.includes(score.id))
  return chosen.flatMap(({ score, why }): FieldProblem[] => {
    const theory = theoryOf(score.course)
    if (why !== undefined || theory === undefined) return []
    const own = scores.filter((one) => one.score.course === theory && one.why === undefined)
    if (own.length === 0 || own.some((one) => form.scores.includes(one.score.id))) return []
    const text = texts.theoryToo(`${score.course} ${score.courseName}`, theory)
    return [{ field: `scores.${score.id}`, code: 'theory_too', text }]
  })
}
