import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { scoreSheet } from '#contracts/portal.ts'
import type { ScoreView } from '#contracts/scores.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { WrongScore } from '../score-doubts/wrong-score.tsx'
import { useActiveTicket } from '../session.ts'
import { Link } from '../shell/link.tsx'
import { FilterBar } from './filter-bar.tsx'
import { filterScores, type ScoreFilter } from './filter-scores.ts'
import { PrintButton } from './print-button.tsx'
import { ScoreLife } from './score-life.tsx'
import { addressOfFilter } from './score-search.ts'
import { ScoreSheetCard } from './score-sheet-card.tsx'
import { scoresTexts as texts } from './scores.texts.ts'
import { SittingSections } from './sitting-sections.tsx'
import { splitSheet } from './split-sheet.ts'
import { sumOf } from './sum-of.ts'
import './scores.css'

const everything: ScoreFilter = { words: '', source: '' }

/** 「历次成绩」 (SCO-02): all scores except those of 当次成绩, grouped by sitting, searchable by course and source. */
export function ScoreHistoryPage() {
  const sheet = useReply(scoreSheet, useActiveTicket())
  const { words = '', source = '' } = useSearch({ from: '/shell/scores/history' })
  const filter: ScoreFilter = { words, source }
  const navigate = useNavigate()
  const setFilter = (next: ScoreFilter) =>
    void navigate({ to: '/scores/history', search: addressOfFilter(next), replace: true, resetScroll: false })
  const [chosen, setChosen] = useState<ScoreView>()
  const earlier = sheet.data === undefined ? [] : splitSheet(sheet.data).earlier
  const found = filterScores(earlier, filter)
  return (
    <>
      <PageTitle
        title={texts.history}
        lead={
          sheet.data && (
            <>
              {texts.historyLead(sheet.data.ticketNo, earlier.length)}
              {/* The filter is not printed, so the sheet must say that it shows only a part. */}
              {found.length < earlier.length && texts.historyPart(found.length)}
              {sheet.data.latest && <CurrentLink sitting={sheet.data.latest.name} />}
              {texts.sum(sumOf(sheet.data.scores))}
            </>
          )
        }
        aside={earlier.length > 0 && <PrintButton />}
      />
      <Loaded reply={sheet} rows={6}>
        {() => {
          if (earlier.length === 0)
            return (
              <div className="kj-card">
                <EmptyState title={texts.historyEmpty}>{texts.historyEmptyHelp}</EmptyState>
              </div>
            )
          return (
            <>
              <FilterBar filter={filter} onChange={setFilter} found={found.length} />
              <SittingSections scores={found} onLife={setChosen} onClear={() => setFilter(everything)} />
            </>
          )
        }}
      </Loaded>
      <div className="kj-no-print">
        <WrongScore courses={(sheet.data?.scores ?? []).map(courseOf)} />
      </div>
      <ScoreSheetCard />
      <ScoreLife score={chosen} onClose={() => setChosen(undefined)} />
    </>
  )
}

const courseOf = ({ courseCode, courseName }: ScoreView) => ({ code: courseCode, name: courseName })

/** Links to 当次成绩, whose scores this page leaves out. */
function CurrentLink({ sitting }: { sitting: string }) {
  return (
    <span className="kj-no-print">
      {texts.withoutCurrent(sitting)}
      <Link to="/scores">{texts.toLatest}</Link>
    </span>
  )
}
