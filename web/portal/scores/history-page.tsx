import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { scoreSheet } from '#contracts/portal.ts'
import type { ScoreView } from '#contracts/scores.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { useActiveTicket } from '../session.ts'
import { FilterBar } from './filter-bar.tsx'
import { filterScores, type ScoreFilter } from './filter-scores.ts'
import { ScoreLife } from './score-life.tsx'
import { scoresTexts as texts } from './scores.texts.ts'
import { SittingSections } from './sitting-sections.tsx'
import './scores.css'

const everything: ScoreFilter = { words: '', source: '' }

/** SCO-02 「历次成绩」: all scores by sitting, searchable by course and by source. */
export function ScoreHistoryPage() {
  const sheet = useReply(scoreSheet, useActiveTicket())
  const [filter, setFilter] = useState(everything)
  const [chosen, setChosen] = useState<ScoreView>()
  const print = (
    <Button
      className="kj-no-print"
      variant="default"
      leftSection={<IconPrinter size="1.2rem" aria-hidden />}
      onClick={() => window.print()}
    >
      {texts.print}
    </Button>
  )
  return (
    <>
      <PageTitle
        title={texts.history}
        lead={sheet.data && texts.historyLead(sheet.data.ticketNo, sheet.data.scores.length)}
        aside={sheet.data && sheet.data.scores.length > 0 && print}
      />
      <Loaded reply={sheet} rows={6}>
        {({ scores }) => {
          if (scores.length === 0)
            return (
              <div className="kj-card">
                <EmptyState title={texts.historyEmpty}>{texts.historyEmptyHelp}</EmptyState>
              </div>
            )
          const found = filterScores(scores, filter)
          return (
            <>
              <FilterBar filter={filter} onChange={setFilter} found={found.length} />
              <SittingSections scores={found} onLife={setChosen} onClear={() => setFilter(everything)} />
            </>
          )
        }}
      </Loaded>
      <ScoreLife score={chosen} onClose={() => setChosen(undefined)} />
    </>
  )
}
