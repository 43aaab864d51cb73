import { idNumberIndex } from '#platform/secrets/number-index.ts'
import { genderOf } from '#rulebook/identity/id-number.ts'
import type { Deps } from '#server/deps.ts'
import type { Persona } from './personas.ts'
import type { SeededCatalogue } from './seed-catalogue.ts'

/** Makes the row of an invented person. */
export function personRow(
  deps: Deps,
  { name, idNumber, phone }: Pick<Persona, 'name' | 'idNumber' | 'phone'>,
  catalogue: SeededCatalogue,
) {
  return {
    id: deps.ids.next(),
    name,
    id_type: 'resident_id',
    id_number_cipher: deps.cipher.seal('person.id_number', idNumber),
    id_number_index: idNumberIndex(deps.cipher, idNumber),
    phone_cipher: phone ? deps.cipher.seal('person.phone', phone) : null,
    phone_index: phone ? deps.cipher.index('person.phone', phone) : null,
    gender: genderOf(idNumber) ?? null,
    ethnicity: name.includes('·') ? '维吾尔族' : '汉族',
    registered_on: catalogue.sittings[0]?.heldFrom ?? '2023-01-01',
  }
}

interface TicketOf {
  personId: string
  plan: { planId: string; schoolId: string }
  catalogue: SeededCatalogue
  place: number
  order: number
}

/** Makes the row of an invented 准考证; `order` gives its number. */
export function ticketRow(deps: Deps, { personId, plan, catalogue, place, order }: TicketOf) {
  return {
    id: deps.ids.next(),
    ticket_no: `${101_000 + order}${240_000 + order * 7}`,
    person_id: personId,
    school_id: plan.schoolId,
    plan_id: plan.planId,
    registered_on: catalogue.sittings[Math.max(0, 1 - place)]?.heldFrom ?? '2023-01-01',
  }
}
