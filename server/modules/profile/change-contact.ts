import type { changeContact as contract } from '#contracts/profile.ts'
import type { BodyOf } from '#contracts/route.ts'
import { DONE, type Once } from '#kernel/act.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { sealContact, setContact } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { CONTACT_PROBLEM_WORDS } from '#rulebook/contact/contact.texts.ts'
import { type Contact, judgeContact } from '#rulebook/contact/contact.ts'
import type { Deps } from '#server/deps.ts'

/**
 * PRF-01: replaces address, postcode and e-mail. An empty field is no longer on record. The trail says which fields are on
 * record, never what they say.
 */
export function changeOwnContact(
  deps: Deps,
  call: Call<CandidateActor>,
  body: BodyOf<typeof contract>,
): Promise<Once<typeof DONE>> {
  const contact = Object.fromEntries(
    Object.entries(body).filter(([, text]) => text !== undefined && text !== ''),
  ) as Contact
  const problems = judgeContact(contact).map((field) => ({
    field,
    code: 'contact',
    text: CONTACT_PROBLEM_WORDS[field],
  }))
  if (problems.length > 0) throw new Refusal('input_invalid', { problems })
  const { actor, origin } = call
  const { personId } = actor
  const at = deps.clock.now()
  return deps.acts.once(call, async (tx) => {
    await setContact(tx, personId, sealContact(contact, deps.cipher))
    const subject = { kind: 'person' as const, id: personId }
    const fields = { fields: Object.keys(contact) }
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'person.change_contact' as const },
      ...{ subject, personId, new: fields },
    })
    return DONE
  })
}
