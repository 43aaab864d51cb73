import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { idNumberIndexes } from '#platform/secrets/number-index.ts'
import { currentTotp } from '#platform/totp/totp.ts'
import { initialPasswordOf } from '#rulebook/identity/id-number.ts'
import { maskPhone } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import { findPersonas, listOutbox } from './demonstration.store.ts'
import { GRADUATION_PERSONAS } from './graduation/graduation-personas.ts'
import { PERSONAS } from './personas.ts'
import { SAMPLE_STAFF, STAFF_PASSWORD, sampleTotpSecret } from './seed-staff.ts'
import { DEPARTING_PERSONAS } from './transfers/departing-personas.ts'

const SHOWN = [...PERSONAS, ...DEPARTING_PERSONAS, ...GRADUATION_PERSONAS]

/** Shows the sample accounts and the outbox of text messages; outside the demonstration this address does not exist. */
export async function viewDemonstration(deps: Deps, { deadline }: Call) {
  if (deps.config.mode !== 'demonstration') throw new Refusal('not_found')
  const indexesOf = (number: string) => idNumberIndexes(deps.cipher, number)
  const { rows, outbox } = await deps.database.read(deadline, async (tx) => ({
    rows: await findPersonas(
      tx,
      SHOWN.flatMap(({ idNumber }) => indexesOf(idNumber)),
    ),
    outbox: await listOutbox(tx),
  }))
  const now = deps.clock.now()
  return {
    candidates: SHOWN.map(({ name, story, idNumber, password }) => ({
      name,
      story,
      idNumber,
      password: password ?? initialPasswordOf(idNumber),
      ticketNos: rows
        .filter((row) => indexesOf(idNumber).some((index) => index.equals(row.id_number_index)))
        .flatMap(({ ticket_no }) => (ticket_no ? [ticket_no] : [])),
    })),
    staff: SAMPLE_STAFF.map(({ name, post, username }) => ({
      name,
      post,
      username,
      password: STAFF_PASSWORD,
      currentCode: currentTotp(sampleTotpSecret(username), now),
    })),
    outbox: outbox.map(({ phone_cipher, body_cipher, created_at }) => ({
      to: maskPhone(deps.cipher.open('person.phone', phone_cipher)),
      text: deps.cipher.open('sms.body', body_cipher),
      at: created_at.toISOString(),
    })),
  }
}
