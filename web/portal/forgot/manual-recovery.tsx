import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { requestManualRecovery } from '#contracts/entrance.ts'
import { CaptchaField } from '#web/ui/captcha/captcha-field.tsx'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { useFocusWhenDrawn } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { claimProblems, emptyClaim } from './claim.ts'
import { forgotTexts as texts } from './forgot.texts.ts'
import { IdNumberField } from './id-number-field.tsx'
import { useHumanForm } from './use-human-form.ts'

const lines = [
  { name: 'name', label: texts.name, help: undefined, complete: 'name', max: 60 },
  { name: 'ticketNo', label: texts.ticketNo, help: undefined, complete: 'off', max: 40 },
  { name: 'contact', label: texts.contact, help: texts.contactHelp, complete: 'tel', max: 60 },
] as const

/** The request to recover a password that staff check against evidence (LOG-08). */
export function ManualRecovery() {
  const [claim, setClaim] = useState(emptyClaim)
  const form = useHumanForm(requestManualRecovery, {
    check: () => claimProblems(claim),
    body: (captcha) => ({ ...claim, captcha }),
    onDone: () => undefined,
  })
  if (form.isDone) return <Submitted />
  return (
    <form className="kj-stack" onSubmit={form.submit} noValidate>
      <p className="kj-soft">{texts.manualLead}</p>
      <ErrorSummary problems={form.problems} message={form.message} />
      <IdNumberField
        value={claim.idNumber}
        onChange={(idNumber) => setClaim({ ...claim, idNumber })}
        problems={form.problems}
      />
      {lines.map(({ name, label, help, complete, max }) => (
        <TextInput
          key={name}
          {...field(name, form.problems)}
          label={label}
          description={help}
          value={claim[name]}
          onChange={(event) => setClaim({ ...claim, [name]: event.currentTarget.value })}
          autoComplete={complete}
          maxLength={max}
          required
          withAsterisk={false}
        />
      ))}
      <Textarea
        {...field('explanation', form.problems)}
        label={texts.explanation}
        description={texts.explanationHelp}
        value={claim.explanation}
        onChange={(event) => setClaim({ ...claim, explanation: event.currentTarget.value })}
        rows={3}
        maxLength={500}
        required
        withAsterisk={false}
      />
      <CaptchaField captcha={form.captcha} error={field('captcha', form.problems).error} />
      <Button type="submit" fullWidth loading={form.isWorking}>
        {texts.submit}
      </Button>
    </form>
  )
}

function Submitted() {
  const box = useFocusWhenDrawn<HTMLDivElement>()
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="approval">
        <p className="kj-strong">{texts.submitted}</p>
        <p>{texts.submittedLead}</p>
      </Notice>
    </div>
  )
}
