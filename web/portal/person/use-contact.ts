import { type FormEvent, useState } from 'react'
import { ownRecord } from '#contracts/portal.ts'
import { changeContact } from '#contracts/profile.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { CONTACT_PROBLEM_WORDS } from '#rulebook/contact/contact.texts.ts'
import { judgeContact } from '#rulebook/contact/contact.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useAct } from '#web/client/queries.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { foldedContact } from './folded-contact.ts'

/** The state of the form 联系方式, beginning with what is on record (PRF-01). */
export function useContact({ address = '', postcode = '', email = '' }: ReplyOf<typeof ownRecord>) {
  const [contact, setContact] = useState({ address, postcode, email })
  const [found, setFound] = useState<readonly Problem[]>([])
  const act = useAct(changeContact, [ownRecord])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = foldedContact(contact)
    const problems = judgeContact(body).map((name) => ({ field: name, text: CONTACT_PROBLEM_WORDS[name] }))
    act.reset()
    setFound(problems)
    if (problems.length === 0) act.mutate({ body })
  }

  const refused = refusedForm(act.error)
  return {
    ...{ contact, submit },
    change: (part: Partial<typeof contact>) => {
      // What is typed from now on is not saved.
      if (act.isSuccess) act.reset()
      setContact({ ...contact, ...part })
    },
    problems: found.length > 0 ? found : refused.problems,
    message: found.length > 0 ? undefined : refused.message,
    isWorking: act.isPending,
    isDone: act.isSuccess,
  }
}
