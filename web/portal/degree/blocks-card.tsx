import type { DegreeAudit } from '#contracts/degree/degree-audit.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { degreeTexts } from './degree.texts.ts'
import { BLOCK_WORDS, nextStepTexts as texts } from './next-step.texts.ts'

/** What stands against a diploma besides scores, but for what the next step already says (AUD-04). */
export function BlocksCard({ audit: { blocks, next } }: { audit: DegreeAudit }) {
  // A graduate has nothing to settle before a diploma.
  if (next.kind === 'blocked' && next.block === 'already_graduated') return null
  const others = blocks.filter(({ block }) => next.kind !== 'blocked' || next.block !== block)
  if (others.length === 0) return null
  return (
    <SectionCard title={degreeTexts.before}>
      {others.map(({ block, until }) => (
        <div key={block}>
          <p className="kj-strong">{BLOCK_WORDS[block].title}</p>
          <p>
            {until !== undefined && texts.until(formatDate(until))}
            {BLOCK_WORDS[block].help}
          </p>
        </div>
      ))}
    </SectionCard>
  )
}
