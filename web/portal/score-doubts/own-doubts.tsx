import { ownScoreDoubts } from '#contracts/score-doubts.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { useReply } from '#web/client/queries.ts'
import { StatusBadge, type Tone } from '#web/ui/status-badge.tsx'
import { useActiveTicket } from '../session.ts'
import { scoreDoubtsTexts as texts } from './score-doubts.texts.ts'

const badges = {
  open: { tone: 'going', word: texts.doubtOpen },
  settled: { tone: 'approval', word: texts.doubtSettled },
  refused: { tone: 'quiet', word: texts.doubtRefused },
} as const satisfies Record<string, { tone: Tone; word: string }>

/** The own requests about scores, with their answers. */
export function OwnDoubts() {
  const doubts = useReply(ownScoreDoubts, useActiveTicket()).data?.doubts ?? []
  if (doubts.length === 0) return null
  return (
    <>
      <h3 className="kj-after">{texts.doubts}</h3>
      <ul className="kj-applications">
        {doubts.map(({ id, courseCode, courseName, explanation, state, askedAt, answer }) => (
          <li key={id}>
            <div>
              <p className="kj-strong">
                {courseCode} {courseName}
              </p>
              <p className="kj-small kj-published">{explanation}</p>
              <p className="kj-small kj-soft">{formatInstant(new Date(askedAt))}</p>
              {answer !== undefined && <p className="kj-published">{texts.doubtAnswer(answer)}</p>}
            </div>
            <StatusBadge {...badges[state]} />
          </li>
        ))}
      </ul>
    </>
  )
}
