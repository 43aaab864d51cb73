import { type FormEvent, useState } from 'react'
import { resetByCode } from '#contracts/entrance.ts'
import { fold } from '#rulebook/folding/fold.ts'
import type { PasswordContext } from '#rulebook/password-policy.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useAct } from '#web/client/queries.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { newPasswordProblems } from '#web/ui/password/new-password.ts'
import { forgotTexts as texts } from './forgot.texts.ts'

/** The state of the form that sets a new password. It has no captcha: the code itself can be tried a few times only (LOG-08). */
export function useCodeReset(idNumber: string) {
  const [code, setCode] = useState('')
  const [passwords, setPasswords] = useState({ password: '', again: '' })
  const [missing, setMissing] = useState<readonly Problem[]>([])
  const act = useAct(resetByCode)
  const context: PasswordContext = { profile: 'candidate', idNumber: fold('id_number', idNumber) }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found: Problem[] = []
    if (idNumber.trim() === '') found.push({ field: 'idNumber', text: texts.idNumberMissing })
    if (code.trim().length < 4) found.push({ field: 'code', text: texts.codeMissing })
    found.push(...newPasswordProblems(passwords, context))
    act.reset()
    setMissing(found)
    if (found.length > 0) return
    act.mutate({
      body: { idNumber: idNumber.trim(), code: code.trim(), newPassword: passwords.password },
    })
  }

  const refused = refusedForm(act.error)
  return {
    ...{ code, setCode, passwords, setPasswords, context, submit },
    problems: missing.length > 0 ? missing : [...refused.problems, ...atCode(act.error)],
    message: missing.length > 0 ? undefined : refused.message,
    isWorking: act.isPending,
    isDone: act.isSuccess,
  }
}

function atCode(error: unknown): Problem[] {
  return error instanceof RefusalError && error.code === 'code_wrong'
    ? [{ field: 'code', text: error.text }]
    : []
}
