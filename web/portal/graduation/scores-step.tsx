import { Radio, Stack } from '@mantine/core'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import type { graduationChoices } from '#contracts/graduation.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import type { Wizard } from '../service/draft/use-wizard.ts'
import { graduationTexts as texts } from './graduation.texts.ts'

export type Choices = ReplyOf<typeof graduationChoices>

/** 登记成绩: the major to graduate from (GRA-02). */
export function ScoresStep({ wizard }: { wizard: Wizard<GraduationForm, Choices> }) {
  const { form, reference, change } = wizard
  return (
    <SectionCard title={texts.major}>
      <Radio.Group
        aria-label={texts.major}
        value={form.planId ?? ''}
        onChange={(planId) => change((now) => ({ ...now, planId }))}
      >
        <Stack>
          {reference.plans.map(({ planId, majorCode, majorName, version, why }) => (
            <Radio
              key={planId}
              value={planId}
              disabled={why !== undefined}
              label={texts.planOf(majorCode, majorName, version)}
              description={why}
            />
          ))}
        </Stack>
      </Radio.Group>
    </SectionCard>
  )
}
