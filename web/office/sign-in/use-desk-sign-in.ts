import { type FormEvent, useState } from 'react'
import { officeSignIn } from '#contracts/office/session.ts'
import { captchaSources } from '#web/client/captcha-source.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useAct } from '#web/client/queries.ts'
import { useCaptcha } from '#web/ui/captcha/use-captcha.ts'
import type { Problem } from '#web/ui/error-summary.tsx'
import { signInTexts as texts } from './sign-in.texts.ts'

const EMPTY = { username: '', password: '', code: '' }

/** What a sign-in leads to: a second factor that is to be set up, or the desk. */
export type DeskStage = 'enrolment' | 'ready'

/** Holds the form of a sign-in at the desk, and sends it (ACC-01). */
export function useDeskSignIn(onDone: (stage: DeskStage) => void) {
  const captcha = useCaptcha(captchaSources.office)
  const act = useAct(officeSignIn)
  const [value, setValue] = useState(EMPTY)
  const [missing, setMissing] = useState<readonly Problem[]>([])
  const set = (name: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) =>
    setValue({ ...value, [name]: event.currentTarget.value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found: Problem[] = (['username', 'password'] as const).flatMap((name) =>
      value[name].trim() === '' ? [{ field: name, text: texts.missing }] : [],
    )
    if (captcha.proof === undefined) found.push({ field: 'captcha', text: captcha.missing })
    act.reset()
    setMissing(found)
    if (found.length > 0 || captcha.proof === undefined) return
    const { code, ...rest } = value
    const body = { ...rest, captcha: captcha.proof, ...(code.trim() === '' ? {} : { code: code.trim() }) }
    act.mutate({ body }, { onError: captcha.refresh, onSuccess: ({ stage }) => onDone(stage) })
  }
  const refused = refusedForm(act.error)
  return {
    captcha,
    value,
    setValue,
    set,
    submit,
    isSending: act.isPending,
    problems: missing.length > 0 ? missing : refused.problems,
    message: missing.length > 0 ? undefined : refused.message,
  }
}
