import { SectionCard } from '#web/ui/section-card.tsx'
import { HotlineLink } from '../../services/hotline-link.tsx'
import { graduationTexts } from '../graduation.texts.ts'

const { scores: texts } = graduationTexts

/** What to do when a score is wrong (GRA-02, manual 3.2.3). */
export function WrongScore() {
  return (
    <SectionCard title={texts.wrong}>
      <p>{texts.wrongLead}</p>
      <HotlineLink />
    </SectionCard>
  )
}
