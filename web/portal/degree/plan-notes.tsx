import type { DegreeAudit } from '#contracts/degree/degree-audit.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { degreeTexts as texts } from './degree.texts.ts'

/** What the plan says about itself, and where it was taken from. */
export function PlanNotes({ plan: { notes, source } }: Pick<DegreeAudit, 'plan'>) {
  if (notes.length === 0 && source === '') return null
  return (
    <SectionCard title={texts.planWords}>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {source !== '' && <p className="kj-small kj-soft">{texts.source(source)}</p>}
    </SectionCard>
  )
}
