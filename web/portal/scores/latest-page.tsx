import { useState } from 'react'
import { scoreSheet } from '#contracts/portal.ts'
import type { ScoreView } from '#contracts/scores.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { WrongScore } from '../score-doubts/wrong-score.tsx'
import { useActiveTicket } from '../session.ts'
import { Link } from '../shell/link.tsx'
import { NoLatestScores } from './no-latest-scores.tsx'
import { PrintButton } from './print-button.tsx'
import { ScoreLife } from './score-life.tsx'
import { ScoreSheetCard } from './score-sheet-card.tsx'
import { ScoreTable } from './score-table.tsx'
import { scoresTexts as texts } from './scores.texts.ts'
import { splitSheet } from './split-sheet.ts'
import './scores.css'

/** 「当次成绩」 (SCO-01): the scores of the most recent published sitting. */
export function LatestScoresPage() {
  const sheet = useReply(scoreSheet, useActiveTicket())
  const [chosen, setChosen] = useState<ScoreView>()
  const latest = sheet.data?.latest
  return (
    <>
      <PageTitle
        title={texts.latest}
        lead={latest && sheet.data && texts.latestLead(latest.name, sheet.data.ticketNo)}
        aside={
          <div className="kj-row kj-no-print">
            <Link className="kj-link" to="/scores/history">
              {texts.toHistory}
            </Link>
            {latest && <PrintButton />}
          </div>
        }
      />
      <section className="kj-card">
        <Loaded reply={sheet} rows={5}>
          {(reply) => {
            const { current } = splitSheet(reply)
            return current.length === 0 ? (
              <NoLatestScores latest={reply.latest} />
            ) : (
              <ScoreTable caption={texts.latest} scores={current} onLife={setChosen} />
            )
          }}
        </Loaded>
      </section>
      <div className="kj-no-print">
        <WrongScore courses={sheet.data === undefined ? [] : splitSheet(sheet.data).current.map(courseOf)} />
      </div>
      <ScoreSheetCard />
      <ScoreLife score={chosen} onClose={() => setChosen(undefined)} />
    </>
  )
}

const courseOf = ({ courseCode, courseName }: ScoreView) => ({ code: courseCode, name: courseName })
