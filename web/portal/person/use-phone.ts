import { type FormEvent, useState } from 'react'
import { ownRecord } from '#contracts/portal.ts'
import { changePhone, sendNewPhoneCode, waitingPhoneCode } from '#contracts/profile.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { MOBILE_WORDS } from '#rulebook/contact/contact.texts.ts'
import { isMobileNumber } from '#rulebook/contact/contact.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useAct } from '#web/client/queries.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { personTexts as texts } from './person.texts.ts'

const EMPTY = { phone: '', password: '', code: '' }
/** Refusals whose words belong to one field of the form. */
const FIELD_OF: Readonly<Record<string, string>> = { password_wrong: 'phonePassword', code_wrong: 'code' }

export type PhoneForm = ReturnType<typeof usePhone>
export type Waiting = ReplyOf<typeof waitingPhoneCode>['sent']

/**
 * The state of the form 更换手机号码: a number and the password, then the code (PRF-01). It begins with the code where one is `waiting`:
 * a page that is loaded again does not ask for another one. From then on only the candidate leaves that step, whatever the server says.
 */
export function usePhone(waiting: Waiting) {
  const [typed, setTyped] = useState(EMPTY)
  const [missing, setMissing] = useState<readonly Problem[]>([])
  const [sent, setSent] = useState<'not' | 'now' | NonNullable<Waiting>>(waiting ?? 'not')
  const send = useAct(sendNewPhoneCode, [waitingPhoneCode])
  const confirm = useAct(changePhone, [ownRecord, waitingPhoneCode])
  const isSent = sent !== 'not'
  const act = isSent ? confirm : send

  const backToNumber = () => {
    setTyped(EMPTY)
    setSent('not')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = isSent ? missingCode(typed) : missingNumber(typed)
    setMissing(found)
    if (found.length > 0) return
    if (isSent) confirm.mutate({ body: { code: typed.code } }, { onSuccess: backToNumber })
    else {
      confirm.reset()
      send.mutate(
        { body: { phone: fold('phone', typed.phone), currentPassword: typed.password } },
        { onSuccess: () => setSent('now') },
      )
    }
  }
  const startAgain = () => {
    backToNumber()
    setMissing([])
    send.reset()
    confirm.reset()
  }

  const refused = refusedForm(act.error)
  const atField = act.error instanceof RefusalError ? FIELD_OF[act.error.code] : undefined
  const problems = atField ? [{ field: atField, text: refused.message ?? '' }] : refused.problems
  return {
    ...{ typed, submit, startAgain, isSent },
    /** The code was sent before this page was loaded. */
    earlier: typeof sent === 'string' ? undefined : sent,
    change: (part: Partial<typeof EMPTY>) => setTyped({ ...typed, ...part }),
    problems: missing.length > 0 ? missing : problems,
    message: missing.length > 0 || atField ? undefined : refused.message,
    isWorking: send.isPending || confirm.isPending,
    isDone: confirm.isSuccess,
  }
}

function missingNumber({ phone, password }: typeof EMPTY): Problem[] {
  const number = fold('phone', phone)
  const phoneWords = number === '' ? texts.newPhoneMissing : isMobileNumber(number) ? undefined : MOBILE_WORDS
  return [
    ...(phoneWords ? [{ field: 'phone', text: phoneWords }] : []),
    ...(password === '' ? [{ field: 'phonePassword', text: texts.currentMissing }] : []),
  ]
}

function missingCode({ code }: typeof EMPTY): Problem[] {
  return code.trim() === '' ? [{ field: 'code', text: texts.codeMissing }] : []
}
