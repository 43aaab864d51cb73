import { Checkbox } from '@mantine/core'
import { evidenceTexts as texts } from '../evidence/evidence.texts.ts'
import type { EvidenceCard, Wizard } from '../service/draft/use-wizard.ts'
import { courseWords } from './choose-courses.ts'
import { withUse } from './evidence-form.ts'

/** EXM-02: whether a credential is shared by all courses or stands for some of them. */
export function CredentialUse({ card, wizard }: { card: EvidenceCard; wizard: Wizard }) {
  const { form, courses } = wizard
  const { id } = card.credential
  if (form.courses.length < 2) return null
  const helpId = `credential-${id}-courses-help`
  return (
    <fieldset id={`credential-${id}-courses`} className="kj-fieldset" aria-describedby={helpId} tabIndex={-1}>
      <legend>{texts.usedFor}</legend>
      <p id={helpId} className="kj-small kj-soft">
        {card.courses.length === 0 ? texts.usedForNone : texts.usedForHelp}
      </p>
      {form.courses.map((course) => (
        <Checkbox
          key={course}
          className="kj-use"
          size="md"
          label={courseWords(course, courses)}
          checked={card.courses.includes(course)}
          onChange={(event) => {
            const isUsed = event.currentTarget.checked
            wizard.change((now) => withUse(now, { credentialId: id, course, isUsed }))
          }}
        />
      ))}
    </fieldset>
  )
}
