import type { DegreeAudit } from '#contracts/degree/degree-audit.ts'
import { ProgressBar } from '#web/ui/progress-bar.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { degreeTexts as texts } from './degree.texts.ts'

/** How many courses and credits there are, and what is still needed (AUD-05). */
export function SumsCard({ audit }: { audit: DegreeAudit }) {
  const { courses, credits, fewest, lines } = audit
  const local = lines.flatMap((line) => (line.kind === 'count' ? [line] : []))
  return (
    <SectionCard title={texts.sums}>
      <div className="kj-sums">
        <ProgressBar label={texts.courses(courses.has, courses.needs)} share={shareOf(courses)} />
        <ProgressBar label={texts.credits(credits.has, credits.needs)} share={shareOf(credits)} />
      </div>
      {local.map(({ counted, has, needs }) => {
        if (counted === 'local') return <p key={counted}>{texts.local(has, needs)}</p>
        return counted === 'local_named' ? <p key={counted}>{texts.localNamed(has, needs)}</p> : null
      })}
      <p className="kj-strong">{leftWords(fewest)}</p>
    </SectionCard>
  )
}

/** 「至少还要通过 3 门」 */
export function leftWords(fewest: number | undefined): string {
  if (fewest === undefined) return texts.leftUnknown
  return fewest === 0 ? texts.leftNone : texts.left(fewest)
}

function shareOf({ has, needs }: { has: number; needs: number }): number {
  return needs === 0 ? 1 : has / needs
}
