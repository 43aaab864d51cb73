import { Radio, TextInput } from '@mantine/core'
import { Question } from '#web/ui/questions/questions.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { graduationTexts } from '../graduation.texts.ts'
import type { GraduationWizard } from '../graduation-wizard.ts'
import { withPrior } from './prior-form.ts'

const { prior: texts } = graduationTexts

/** From where the prior qualification is, and of which years: that decides the papers (GRA-06). */
export function QualificationFields({ wizard }: { wizard: GraduationWizard }) {
  const { form, isChecked } = wizard
  const { school, major, era } = form.prior
  const missing = (isMissing: boolean, words: string) => (isChecked && isMissing ? words : null)
  const change = (part: Partial<typeof form.prior>) => wizard.change((now) => withPrior(now, part))
  return (
    <SectionCard title={texts.qualification}>
      <div className="kj-stack kj-form">
        <Question>
          <TextInput
            id="prior-school"
            label={texts.school}
            maxLength={100}
            value={school}
            error={missing(school.trim() === '', texts.schoolMissing)}
            onChange={(event) => change({ school: event.currentTarget.value })}
          />
        </Question>
        <Question>
          <TextInput
            id="prior-major"
            label={texts.major}
            maxLength={100}
            value={major}
            error={missing(major.trim() === '', texts.majorMissing)}
            onChange={(event) => change({ major: event.currentTarget.value })}
          />
        </Question>
        <Question>
          <Radio.Group
            id="prior-era"
            tabIndex={-1}
            label={texts.era}
            value={era ?? ''}
            error={missing(era === undefined, texts.eraMissing)}
            onChange={(value) => change({ era: value === 'before2002' ? 'before2002' : 'since2002' })}
          >
            <div className="kj-stack">
              <Radio
                className="kj-radio"
                value="since2002"
                label={texts.since2002}
                description={texts.since2002Help}
              />
              <Radio
                className="kj-radio"
                value="before2002"
                label={texts.before2002}
                description={texts.before2002Help}
              />
            </div>
          </Radio.Group>
        </Question>
      </div>
    </SectionCard>
  )
}
