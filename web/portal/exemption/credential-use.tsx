import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { Question } from '#web/ui/questions/questions.tsx'
import { courseWords } from './choose-courses.ts'
import { asksForUse, withUse } from './evidence-form.ts'
import { exemptionTexts as texts } from './exemption.texts.ts'
import type { ExemptionWizard } from './exemption-wizard.ts'

/** Asks whether a credential is for all chosen courses or only some of them (EXM-02). */
export function CredentialUse({ id, wizard }: { id: string; wizard: ExemptionWizard }) {
  const { form, reference: courses } = wizard
  // Answered, the question stays: the focus is in it.
  const [isAsked] = useState(() => asksForUse(form, id))
  const used = form.evidence.find(({ credentialId }) => credentialId === id)?.courses ?? []
  if (!isAsked && !asksForUse(form, id)) return null
  const helpId = `credential-${id}-courses-help`
  return (
    <Question>
      <fieldset
        id={`credential-${id}-courses`}
        className="kj-fieldset"
        aria-describedby={helpId}
        tabIndex={-1}
      >
        <legend>{texts.usedFor}</legend>
        <p id={helpId} className="kj-small kj-soft">
          {used.length === 0 ? texts.usedForNone : texts.usedForHelp}
        </p>
        {form.courses.map((course) => (
          <Checkbox
            key={course}
            className="kj-use"
            size="md"
            label={courseWords(course, courses)}
            checked={used.includes(course)}
            onChange={(event) => {
              const isUsed = event.currentTarget.checked
              wizard.change((now) => withUse(now, { credentialId: id, course, isUsed }))
            }}
          />
        ))}
      </fieldset>
    </Question>
  )
}
