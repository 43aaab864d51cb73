import type { CandidateRow } from '#contracts/office/candidates.ts'
import type { TicketSummary } from '#contracts/portal.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import type { Contact } from '#rulebook/contact/contact.ts'
import { ID_TYPE_WORDS } from '#rulebook/identity/id-type.texts.ts'
import type { IdType } from '#rulebook/identity/id-type.ts'
import { levelWord } from '#rulebook/level-word.texts.ts'
import { maskIdNumber, maskPhone } from '#rulebook/masking.ts'
import type { PersonRow } from './person.store.ts'
import type { TicketRow } from './ticket.store.ts'

const TICKET_STATE_WORDS: Record<string, string> = {
  active: '在籍',
  transferring_out: '在籍（转出）',
  transferred_out: '已转出',
  graduated: '已毕业',
  closed: '已注销',
}

/** Shows a 准考证 as its owner and staff see it. */
export function viewTicket(row: Omit<TicketRow, 'person_id' | 'school_id'>): TicketSummary {
  return {
    id: row.id,
    ticketNo: row.ticket_no,
    schoolName: row.school_name,
    majorCode: row.major_code,
    majorName: row.major_name,
    level: levelWord(row.level),
    state: TICKET_STATE_WORDS[row.state] ?? row.state,
  }
}

/** Shows a person in a list at the desk, with the number masked (ACC-02). */
export function viewCandidate(
  person: PersonRow,
  tickets: readonly TicketRow[],
  cipher: FieldCipher,
): CandidateRow {
  return {
    personId: person.id,
    name: person.name,
    idNumberMasked: maskIdNumber(cipher.open('person.id_number', person.id_number_cipher)),
    tickets: tickets.filter((ticket) => ticket.person_id === person.id).map(viewTicket),
  }
}

/** Shows the person's own record: numbers masked, absent fields left out. */
export function viewOwnRecord(person: PersonRow, tickets: readonly TicketRow[], cipher: FieldCipher) {
  return {
    name: person.name,
    idType: wordsOfIdType(person.id_type),
    idNumberMasked: maskIdNumber(cipher.open('person.id_number', person.id_number_cipher)),
    ...phoneOf(person, cipher),
    ...contactOf(person, cipher),
    ...(person.gender ? { gender: person.gender === 'male' ? '男' : '女' } : {}),
    ...(person.ethnicity ? { ethnicity: person.ethnicity } : {}),
    ...(person.photo_image_id ? { photoId: person.photo_image_id } : {}),
    registeredOn: person.registered_on,
    tickets: tickets.map(viewTicket),
  }
}

/** How the person can be reached besides the phone: as the person wrote it (PRF-01). */
export function contactOf(person: Pick<PersonRow, 'contact_cipher'>, cipher: FieldCipher): Contact {
  return person.contact_cipher === null
    ? {}
    : (JSON.parse(cipher.open('person.contact', person.contact_cipher)) as Contact)
}

/** Seals contact data for the record; null where there are none. */
export function sealContact(contact: Contact, cipher: FieldCipher): Buffer | null {
  return Object.keys(contact).length === 0 ? null : cipher.seal('person.contact', JSON.stringify(contact))
}

/** The masked phone number, if there is one. */
export function phoneOf(person: PersonRow, cipher: FieldCipher): { phoneMasked?: string } {
  return person.phone_cipher
    ? { phoneMasked: maskPhone(cipher.open('person.phone', person.phone_cipher)) }
    : {}
}

/** The Chinese name of a type of identity document. */
export function wordsOfIdType(idType: string): string {
  return ID_TYPE_WORDS[idType as IdType] ?? idType
}
