import type { CredentialView } from '#contracts/evidence.ts'
import type { RuleAdvice } from '#contracts/filed.ts'
import type { Datum, PersonalDataForm } from '#contracts/forms/personal-data.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import { requireFound } from '#kernel/refusal.ts'
import { readCredentials } from '#modules/evidence/public.ts'
import { findPerson } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { problemsOfCredential } from '#rulebook/evidence/credential-problems.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { datumOf } from '#rulebook/personal-data/correction-subject.ts'
import { judgeCorrection, type RecordedData } from '#rulebook/personal-data/judge-correction.ts'
import { papersNeeded } from '#rulebook/personal-data/papers-needed.ts'
import { personalDataTexts as texts } from '#rulebook/personal-data/personal-data.texts.ts'
import type { Adapters } from '#server/deps.ts'
import type { Examination, ExaminedItem, Question } from '#server/service-definition.ts'
import { filedCorrection } from './filed-correction.ts'
import { type Room, roomFor } from './standing-corrections.ts'

type Deps = Pick<Adapters, 'cipher'>
type Asked = Question<PersonalDataForm>

/**
 * PRF-01: returns one application for each datum, and everything that prevents filing. Says nothing of whose number the new one is: that
 * is a clue for the reviewer, and the way to find out who is a candidate for everybody else (REV-08).
 */
export async function examineCorrection(
  tx: Tx,
  deps: Deps,
  question: Asked,
): Promise<Examination<PersonalDataForm>> {
  const { ticket, form, at } = question
  const { personId } = ticket
  const person = requireFound(await findPerson(tx, personId))
  const record = {
    name: person.name,
    idType: person.id_type,
    idNumber: deps.cipher.open('person.id_number', person.id_number_cipher),
  }
  const ids = [
    ...new Set([...form.papers.name, ...form.papers.idNumber, ...(form.photoId ? [form.photoId] : [])]),
  ]
  const wallet = await readCredentials(tx, deps, { personId, ids })
  const problems = [...choiceProblems(question), ...judgeCorrection(form, record)]
  const items: ExaminedItem<PersonalDataForm>[] = []
  for (const datum of form.data) {
    const room = await roomFor(tx, { personId, ticketId: ticket.id, datum })
    const { correcting } = question
    if (correcting === undefined) problems.push(...roomProblems(datum, room))
    problems.push(...evidenceProblems(datum, { form, wallet, today: beijingDateOf(at) }))
    const subject = correcting ?? (room.kind === 'free' ? room.subject : datum)
    items.push(itemOf(datum, { subject, form, record, wallet }))
  }
  return { problems, items }
}

/** A correction of an application keeps what it is about. */
function choiceProblems({ form, correcting }: Asked): FieldProblem[] {
  if (correcting === undefined) return []
  const datum = datumOf(correcting)
  if (form.data.length === 1 && form.data[0] === datum) return []
  const text = `修改时只能更正${texts.data[datum]}；其他内容请另行申请。`
  return [{ field: 'data', code: 'other', text }]
}

function roomProblems(datum: Datum, room: Room): FieldProblem[] {
  const field = 'data'
  switch (room.kind) {
    case 'free':
      return []
    case 'rejected': {
      const text = `${texts.data[datum]}：已有一份未通过的申请，请在申请列表中点击「重新提交」。`
      return [{ field, code: 'rejected', text }]
    }
    case 'open': {
      const where = room.otherTicketNo === undefined ? '' : `（准考证号 ${room.otherTicketNo}）`
      return [{ field, code: 'open', text: `「${room.title}」正在办理${where}，审核结束后才能再次申请。` }]
    }
    default:
      return room satisfies never
  }
}

interface Material {
  form: PersonalDataForm
  wallet: readonly CredentialView[]
  today: string
}

function evidenceProblems(datum: Datum, { form, wallet, today }: Material): FieldProblem[] {
  if (datum === 'photo') return photoProblems(form, wallet)
  const ids = form.papers[datum]
  const own = wallet.filter(({ id }) => ids.includes(id))
  const removed = ids
    .filter((id) => !own.some((one) => one.id === id))
    .map((id) => ({
      field: `evidence.${id}`,
      code: 'removed',
      text: '有一份证明已被删除，请重新选择或上传。',
    }))
  const missing = papersNeeded(datum, form)
    .filter((choice) => !own.some(({ type }) => choice.includes(type)))
    .map((choice) => ({
      field: `papers.${datum}.${choice[0]}`,
      code: 'missing',
      text: texts.paperMissing(choice.map(credentialTypeName)),
    }))
  const wrong = own.flatMap((one) =>
    problemsOfCredential({ ...one, imageCount: one.images.length }, today).map(
      ({ credentialId, field, code, text }) => ({ field: `evidence.${credentialId}.${field}`, code, text }),
    ),
  )
  return [...removed, ...missing, ...wrong]
}

function photoProblems({ photoId }: PersonalDataForm, wallet: readonly CredentialView[]): FieldProblem[] {
  const photo = wallet.find(({ id }) => id === photoId)
  if (photo?.type === 'record_photo' && photo.images.length > 0) return []
  const isGone = photoId !== undefined && photo === undefined
  return [
    {
      field: 'photoId',
      code: isGone ? 'removed' : 'missing',
      text: isGone ? texts.photoGone : texts.photoMissing,
    },
  ]
}

function itemOf(
  datum: Datum,
  made: { subject: string; form: PersonalDataForm; record: RecordedData; wallet: readonly CredentialView[] },
): ExaminedItem<PersonalDataForm> {
  return {
    subject: made.subject,
    filed: filedCorrection(datum, made),
    advice: ADVICE,
    form: partFor(datum, made.form),
  }
}

const ADVICE: RuleAdvice = { title: '个人信息核对', verdict: 'undecided', reasons: [], sections: [] }

/** The part of the form for one datum, with which a correction of that application starts. */
function partFor(datum: Datum, form: PersonalDataForm): PersonalDataForm {
  const { photoId, ...rest } = form
  return {
    ...rest,
    data: [datum],
    name: datum === 'name' ? form.name : '',
    ...(datum === 'idNumber' ? {} : { idNumber: '', numberReason: '' as const }),
    papers: {
      name: datum === 'name' ? form.papers.name : [],
      idNumber: datum === 'idNumber' ? form.papers.idNumber : [],
    },
    ...(datum === 'photo' && photoId !== undefined ? { photoId } : {}),
  }
}
