import { type FormEvent, useState } from 'react'
import { changePassword, ownSignIns } from '#contracts/portal.ts'
import type { PasswordContext } from '#rulebook/password-policy.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useAct } from '#web/client/queries.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { newPasswordProblems } from '#web/ui/password/new-password.ts'
import { useSession } from '../session.ts'
import { personTexts as texts } from './person.texts.ts'

const empty = { password: '', again: '' }

/** The state of the form 修改密码; it is emptied once the password is changed. */
export function useChangePassword() {
  const { tickets = [] } = useSession()
  const [current, setCurrent] = useState('')
  const [passwords, setPasswords] = useState(empty)
  const [missing, setMissing] = useState<readonly Problem[]>([])
  const act = useAct(changePassword, [ownSignIns])
  const context: PasswordContext = {
    profile: 'candidate',
    ticketNos: tickets.map(({ ticketNo }) => ticketNo),
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const own = current === '' ? [{ field: 'currentPassword', text: texts.currentMissing }] : []
    const found = [...own, ...newPasswordProblems(passwords, context)]
    act.reset()
    setMissing(found)
    if (found.length > 0) return
    act.mutate(
      { body: { currentPassword: current, newPassword: passwords.password } },
      {
        onSuccess: () => {
          setCurrent('')
          setPasswords(empty)
        },
      },
    )
  }

  const refused = refusedForm(act.error)
  const problems = missing.length > 0 ? missing : [...refused.problems, ...wrongPassword(act.error)]
  return {
    ...{ current, setCurrent, passwords, setPasswords, context, submit, problems },
    message: missing.length > 0 ? undefined : refused.message,
    isWorking: act.isPending,
    isDone: act.isSuccess,
  }
}

function wrongPassword(error: unknown): Problem[] {
  return error instanceof RefusalError && error.code === 'password_wrong'
    ? [{ field: 'currentPassword', text: error.text }]
    : []
}
