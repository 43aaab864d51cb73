import { useState } from 'react'
import { portalSignIn } from '#contracts/entrance.ts'
import type { RefusalCode } from '#contracts/refusals.ts'
import { captchaSources } from '#web/client/captcha-source.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useAct } from '#web/client/queries.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { useCaptcha } from '#web/ui/captcha/use-captcha.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { numberProblems } from './number-problems.ts'
import { signInTexts as texts } from './sign-in.texts.ts'

export type SignInStage = 'activation' | 'ready'

/** The state of the sign-in form and its submission (LOG-01). After a refusal all entries stay except the captcha. */
export function useSignIn(onSignedIn: (stage: SignInStage) => void) {
  const [idNumber, setIdNumber] = useState('')
  const [password, setPassword] = useState('')
  // undefined: not asked for.
  const [ticketNo, setTicketNo] = useState<string>()
  const [missing, setMissing] = useState<readonly Problem[]>([])
  const captcha = useCaptcha(captchaSources.signIn)
  const act = useAct(portalSignIn)

  const submit = () => {
    const found: Problem[] = []
    found.push(...numberProblems(idNumber))
    if (password === '') found.push({ field: 'password', text: texts.passwordMissing })
    if (captcha.proof === undefined) found.push({ field: 'captcha', text: captcha.missing })
    act.reset()
    setMissing(found)
    if (found.length > 0 || captcha.proof === undefined) return
    const typed = ticketNo?.trim()
    act.mutate(
      {
        body: {
          idNumber: idNumber.trim(),
          password,
          ...(typed ? { ticketNo: typed } : {}),
          captcha: captcha.proof,
        },
      },
      {
        onSuccess: ({ stage }) => onSignedIn(stage),
        onError: (error) => {
          if (isRefusal(error, 'activation_needs_ticket')) setTicketNo('')
          captcha.refresh()
        },
      },
    )
  }

  const refused = refusedForm(act.error)
  const problems = missing.length > 0 ? missing : [...refused.problems, ...problemsOf(act.error)]
  const fill = (account: { idNumber: string; password: string }) => {
    setIdNumber(account.idNumber)
    setPassword(account.password)
    setMissing([])
    act.reset()
  }
  return {
    ...{ idNumber, setIdNumber, password, setPassword, ticketNo, setTicketNo },
    ...{ captcha, submit, fill, problems },
    message: missing.length > 0 ? undefined : refused.message,
    isWorking: act.isPending,
  }
}

export type SignIn = ReturnType<typeof useSignIn>

function problemsOf(error: unknown): Problem[] {
  if (isRefusal(error, 'captcha_wrong')) return [{ field: 'captcha', text: error.text }]
  if (isRefusal(error, 'activation_needs_ticket')) return [{ field: 'ticketNo', text: texts.ticketNoMissing }]
  return []
}

function isRefusal(error: unknown, code: RefusalCode): error is RefusalError {
  return error instanceof RefusalError && error.code === code
}
