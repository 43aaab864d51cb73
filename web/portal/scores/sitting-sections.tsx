import { Button } from '@mantine/core'
import type { ScoreView } from '#contracts/scores.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { bySitting } from './by-sitting.ts'
import { ScoreTable } from './score-table.tsx'
import { scoresTexts as texts } from './scores.texts.ts'

interface SittingSectionsProps {
  scores: readonly ScoreView[]
  onLife: (score: ScoreView) => void
  onClear: () => void
}

/** Shows one card for each sitting, the newest first. */
export function SittingSections({ scores, onLife, onClear }: SittingSectionsProps) {
  if (scores.length === 0)
    return (
      <div className="kj-card">
        <EmptyState title={texts.noMatch}>
          <p>{texts.noMatchHelp}</p>
          <Button variant="default" onClick={onClear}>
            {texts.clear}
          </Button>
        </EmptyState>
      </div>
    )
  return (
    <div className="kj-sittings">
      {bySitting(scores).map(({ number, name = texts.otherSitting, scores: rows }) => (
        <SectionCard key={number} title={name}>
          <ScoreTable caption={name} scores={rows} onLife={onLife} />
        </SectionCard>
      ))}
    </div>
  )
}
