import type { changeContact as contract } from '#contracts/profile.ts'
import type { BodyOf } from '#contracts/route.ts'
import { DONE, type Once } from '#kernel/act.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { addMessage, writeFarewell } from '#modules/messages/public.ts'
import { contactOf, findPerson, holdPerson, sealContact, setContact } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { CONTACT_PROBLEM_WORDS } from '#rulebook/contact/contact.texts.ts'
import { CONTACT_FIELDS, type Contact, judgeContact } from '#rulebook/contact/contact.ts'
import type { Deps } from '#server/deps.ts'

/**
 * PRF-01: replaces address, postcode and e-mail. An empty field is no longer on record. The trail says which fields were filled in or
 * changed and which were cleared, never what they say.
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
    await holdPerson(tx, personId)
    const before = contactOf(requireFound(await findPerson(tx, personId)), deps.cipher)
    const changes = changesOf(before, contact)
    if (changes === undefined) return DONE
    await setContact(tx, personId, sealContact(contact, deps.cipher))
    if (before.email !== undefined && before.email !== contact.email)
      await tellOfEmail(tx, deps, { personId, before: before.email, now: contact.email })
    const subject = { kind: 'person' as const, id: personId }
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'person.change_contact' as const },
      ...{ subject, personId, new: changes },
    })
    return DONE
  })
}

/**
 * MSG-01: tells the owner, and the address before, that letters go elsewhere or nowhere from now on: somebody else may have done it on a
 * device that was left signed in.
 */
async function tellOfEmail(
  tx: Tx,
  deps: Deps,
  { personId, before, now }: { personId: string; before: string; now: string | undefined },
): Promise<void> {
  await addMessage(tx, deps, {
    personId,
    ticketId: undefined,
    title: now === undefined ? '您的电子邮箱已不再登记' : '您的电子邮箱已更换',
    body: `${now === undefined ? '以后的新消息不再发邮件提醒。' : '以后的新消息提醒会发到新邮箱。'}如果不是您本人操作，请立即修改密码，并拨打服务电话。`,
    link: '/person',
  })
  await writeFarewell(tx, deps, { personId, email: before })
}

/** Which fields have another value now, and which have none any more; undefined where nothing changes. */
function changesOf(before: Contact, now: Contact): { fields?: string[]; cleared?: string[] } | undefined {
  const fields = CONTACT_FIELDS.filter((field) => now[field] !== undefined && now[field] !== before[field])
  const cleared = CONTACT_FIELDS.filter((field) => now[field] === undefined && before[field] !== undefined)
  if (fields.length === 0 && cleared.length === 0) return undefined
  return { ...(fields.length > 0 ? { fields } : {}), ...(cleared.length > 0 ? { cleared } : {}) }
}
