import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { contactOf } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { genderOf } from '#rulebook/identity/id-number.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { emptyForm } from './empty-form.ts'
import { readContext } from './graduation-context.ts'

/** GRA-01: the form with what is on record; the only major that can be chosen is chosen. */
export async function beginGraduation(
  tx: Tx,
  { cipher }: Pick<Adapters, 'cipher'>,
  { ticket, at }: { ticket: FilingTicket; at: Date },
): Promise<GraduationForm> {
  const { person, plans } = await readContext(tx, ticket, at)
  const [only, ...others] = plans.filter(({ why }) => why === undefined)
  const gender = person.gender ?? genderOf(cipher.open('person.id_number', person.id_number_cipher)) ?? ''
  const { email = '', address = '', postcode = '' } = contactOf(person, cipher)
  const form = emptyForm()
  return {
    ...form,
    ...(only && others.length === 0 ? { planId: only.planId } : {}),
    contact: {
      ...form.contact,
      gender: gender === 'male' || gender === 'female' ? gender : '',
      ethnicity: person.ethnicity ?? '',
      phone: person.phone_cipher ? cipher.open('person.phone', person.phone_cipher) : '',
      email,
      address,
      postcode,
    },
  }
}
