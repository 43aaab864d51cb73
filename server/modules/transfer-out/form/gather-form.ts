import { Refusal, requireFound } from '#kernel/refusal.ts'
import { type ApplicationRow, openRevision } from '#modules/applications/public.ts'
import { findPerson, findTicket, wordsOfIdType } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { genderOf } from '#rulebook/identity/id-number.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import { changesSince, filedScores } from '../changes-since.ts'
import { majorOf } from '../major/major-of.ts'
import { readForm } from '../read-form.ts'
import { readContext } from '../transfer-context.ts'
import { isDeparting } from './departing.store.ts'
import type { TransferForm } from './transfer-form-paper.ts'

const GENDERS: Readonly<Record<string, string>> = { male: '男', female: '女' }

/**
 * Gathers what the form of an approved transfer-out says: what was filed, and the person as on record. Answers as for one that is not
 * there before the approval and after the destination has sent the transfer back. Refuses `form_outdated` while a score is another
 * than was filed: what was signed would be the old one.
 */
export async function gatherTransferForm(
  tx: Tx,
  deps: Pick<Deps, 'cipher' | 'config'>,
  { row, at, idNumber: shown }: { row: ApplicationRow; at: Date; idNumber: 'whole' | 'masked' },
): Promise<TransferForm> {
  const { id, person_id: personId, ticket_id: ticketId } = row
  if (row.state !== 'approved' || !(await isDeparting(tx, id))) throw new Refusal('not_found')
  const { filed, form: stored } = await openRevision(tx, deps, row)
  const form = requireFound(readForm(stored))
  const person = requireFound(await findPerson(tx, personId))
  const found = requireFound(await findTicket(tx, ticketId))
  const ticket = { id: ticketId, no: found.ticket_no, personId, schoolId: found.school_id }
  requireUnchanged(changesSince(filed, await readContext(tx, ticket, { at, deciding: id }), { isGone: true }))
  const idNumber = deps.cipher.open('person.id_number', person.id_number_cipher)
  const revision = { personId, applicationId: id, revision: row.revision }
  const major = requireFound(await majorOf(tx, { form, revision }))
  const { level } = form
  return {
    person: {
      name: person.name,
      gender: GENDERS[person.gender ?? genderOf(idNumber) ?? ''] ?? '',
      idType: wordsOfIdType(person.id_type),
      idNumber: shown === 'whole' ? idNumber : maskIdNumber(idNumber),
    },
    origin: {
      ticketNo: found.ticket_no,
      major: `${found.major_code}　${found.major_name}`,
      level: levelWord(found.level),
      school: found.school_name,
    },
    destination: {
      ...{ province: form.province, ticketNo: form.otherTicketNo },
      level: level === '' ? '' : levelWord(level),
      major: `${major.code}　${major.name}`,
    },
    ...{ reason: form.reason.trim(), phone: form.phone, at: row.moved_at },
    scores: filedScores(filed).map(({ cells }) => cells),
    isSample: deps.config.mode === 'demonstration',
  }
}

function requireUnchanged(changes: readonly string[]): void {
  if (changes.length === 0) return
  const courses = changes.map((change) => change.split('：')[0]).join('、')
  const next = '须由审核部门撤销原审核决定，由考生按现在的成绩重新确认。请联系主考学校。'
  throw new Refusal('form_outdated', { values: { courses, next } })
}
