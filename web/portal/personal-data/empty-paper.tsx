import { Button } from '@mantine/core'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import type { PaperChoice } from '#rulebook/personal-data/papers-needed.ts'
import { personalDataTexts as ruleTexts } from '#rulebook/personal-data/personal-data.texts.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Question } from '#web/ui/questions/questions.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { credentialName } from '../evidence/credential-facts.ts'
import { useAddCredential } from '../evidence/use-add-credential.ts'
import type { ProvedDatum } from './correction-form.ts'
import { personalDataTexts } from './personal-data.texts.ts'
import type { PersonalDataWizard } from './personal-data-wizard.ts'

const { papers: texts } = personalDataTexts

interface EmptyPaperProps {
  datum: ProvedDatum
  choice: PaperChoice
  wizard: PersonalDataWizard
  onUse: (credentialId: string) => void
}

/** A paper that is still needed: how to begin it, by any of its types, or with one from the wallet (EVI-05). */
export function EmptyPaper({ datum, choice, wizard, onUse }: EmptyPaperProps) {
  const { add, isPending, error } = useAddCredential(onUse)
  const { form, credentials, isChecked } = wizard
  const names = choice.map(credentialTypeName)
  const others = credentials.filter(
    ({ id, type }) => choice.includes(type) && !form.papers[datum].includes(id),
  )
  return (
    <SectionCard title={choice.length > 1 ? texts.oneOf : texts.needed(names[0] ?? '')}>
      <Question>
        <div id={`papers-${datum}-${choice[0]}`} tabIndex={-1}>
          {isChecked && <p className="kj-field-error">{ruleTexts.paperMissing(names)}</p>}
          {error !== null && <Notice tone="refusal">{errorWords(error)}</Notice>}
          <div className="kj-row kj-long-buttons">
            {choice.map((type) => (
              <Button key={type} variant="default" loading={isPending} onClick={() => add(type)}>
                {texts.add(credentialTypeName(type))}
              </Button>
            ))}
            {others.map((one) => (
              <Button key={one.id} variant="default" onClick={() => onUse(one.id)}>
                {texts.use(credentialName(one))}
              </Button>
            ))}
          </div>
        </div>
      </Question>
    </SectionCard>
  )
}
