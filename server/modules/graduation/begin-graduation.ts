import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { openRevision } from '#modules/applications/public.ts'
import { contactOf } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { genderOf } from '#rulebook/identity/id-number.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingTicket, StoredForm } from '#server/service-definition.ts'
import { emptyForm } from './empty-form.ts'
import { findLastWithdrawn } from './graduation.store.ts'
import { type GraduationContext, readContext } from './graduation-context.ts'

interface Beginning {
  ticket: FilingTicket
  at: Date
  readForm: (stored: StoredForm) => GraduationForm | undefined
}

/**
 * GRA-01: the form with what was withdrawn last, so that nobody writes 自我鉴定 and 个人简历 a second time, or else with what is on
 * record; the only major that can be chosen is chosen.
 */
export async function beginGraduation(
  tx: Tx,
  { cipher }: Pick<Adapters, 'cipher'>,
  { ticket, at, readForm }: Beginning,
): Promise<GraduationForm> {
  const context = await readContext(tx, ticket, at)
  const open = context.plans.filter(({ why }) => why === undefined)
  const withdrawn = await findLastWithdrawn(tx, ticket.id)
  const before = withdrawn && readForm((await openRevision(tx, { cipher }, withdrawn)).form)
  if (before && open.some(({ planId }) => planId === before.planId)) return before
  // What was said of another plan's courses is of no use here.
  const { planId: _, situation: __, ...form } = before ?? fromRecord(context, cipher)
  const [only, ...others] = open
  return { ...form, explanations: [], ...(only && others.length === 0 ? { planId: only.planId } : {}) }
}

function fromRecord({ person }: GraduationContext, cipher: Adapters['cipher']): GraduationForm {
  const gender = person.gender ?? genderOf(cipher.open('person.id_number', person.id_number_cipher)) ?? ''
  const { email = '', address = '', postcode = '' } = contactOf(person, cipher)
  const form = emptyForm()
  return {
    ...form,
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
