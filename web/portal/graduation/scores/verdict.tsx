import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge, type Tone } from '#web/ui/status-badge.tsx'
import { graduationTexts } from '../graduation.texts.ts'
import type { Requirements } from './use-requirements.ts'

const { scores: texts } = graduationTexts

const badges = {
  qualifies: { tone: 'approval', word: texts.qualifies },
  short: { tone: 'must', word: texts.short },
  blocked: { tone: 'refusal', word: texts.blocked },
  situation_needed: { tone: 'must', word: texts.situationNeeded },
  undetermined: { tone: 'going', word: texts.undetermined },
  invalid: { tone: 'going', word: texts.undetermined },
} as const satisfies Record<Requirements['verdict'], { tone: Tone; word: string }>

/** Whether the candidate qualifies and what the rules say of it, in words (AUD-04). */
export function Verdict({ requirements }: { requirements: Requirements }) {
  const { verdict, blocks, reasons } = requirements
  return (
    <SectionCard title={texts.verdict} aside={<StatusBadge {...badges[verdict]} />}>
      {blocks.map((words) => (
        <Notice key={words} tone="refusal">
          {words}
        </Notice>
      ))}
      {reasons.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </SectionCard>
  )
}
