import type { Filed } from '#contracts/filed.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { detailsTexts as texts } from './details.texts.ts'
import { FiledSections } from './filed-sections.tsx'

/** Shows exactly what was filed (APP-04). */
export function FiledContent({ filed }: { filed: Filed }) {
  return (
    <SectionCard title={texts.content}>
      <FiledSections sections={filed.sections} under={texts.content} />
    </SectionCard>
  )
}
