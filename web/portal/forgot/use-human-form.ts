import { type FormEvent, useState } from 'react'
import type { BodyOf, RouteContract } from '#contracts/route.ts'
import type { CaptchaProof } from '#contracts/words.ts'
import type { CallInput } from '#web/client/call.ts'
import { captchaSources } from '#web/client/captcha-source.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useAct } from '#web/client/queries.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { useCaptcha } from '#web/ui/captcha/use-captcha.ts'
import type { Problem } from '#web/ui/error-summary.tsx'

interface HumanForm<R extends RouteContract> {
  check: () => readonly Problem[]
  body: (captcha: CaptchaProof) => BodyOf<R>
  onDone: () => void
}

const fieldOfCode: Readonly<Record<string, string>> = { captcha_wrong: 'captcha' }

/**
 * The state of a public form with a captcha. Shows all problems at once, keeps the entries and fetches a fresh captcha
 * after a refusal.
 */
export function useHumanForm<R extends RouteContract>(contract: R, { check, body, onDone }: HumanForm<R>) {
  const [missing, setMissing] = useState<readonly Problem[]>([])
  const captcha = useCaptcha(captchaSources.recovery)
  const act = useAct(contract)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { proof } = captcha
    const found = [...check(), ...(proof === undefined ? [{ field: 'captcha', text: captcha.missing }] : [])]
    act.reset()
    setMissing(found)
    if (found.length > 0 || proof === undefined) return
    const input = { body: body(proof) } as CallInput<R>
    act.mutate(input, { onSuccess: onDone, onError: captcha.refresh })
  }

  const refused = refusedForm(act.error)
  return {
    submit,
    captcha,
    problems: missing.length > 0 ? missing : [...refused.problems, ...named(act.error)],
    message: missing.length > 0 ? undefined : refused.message,
    isWorking: act.isPending,
    isDone: act.isSuccess,
  }
}

function named(error: unknown): Problem[] {
  const field = error instanceof RefusalError ? fieldOfCode[error.code] : undefined
  return error instanceof RefusalError && field !== undefined ? [{ field, text: error.text }] : []
}
