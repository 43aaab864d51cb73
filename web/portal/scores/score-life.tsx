import { scoreLife } from '#contracts/portal.ts'
import type { ScoreView } from '#contracts/scores.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { Modal } from '#web/ui/modal/modal.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { useActiveTicket } from '../session.ts'
import { momentWords } from './moment-words.ts'
import { scoresTexts as texts } from './scores.texts.ts'

interface ScoreLifeProps {
  /** undefined: the dialog is closed. It stays mounted, so that closing it gives the focus back. */
  score: ScoreView | undefined
  onClose: () => void
}

/** Shows where a score came from, and each correction with its reason (SCO-04). */
export function ScoreLife({ score, onClose }: ScoreLifeProps) {
  return (
    <Modal
      opened={score !== undefined}
      onClose={onClose}
      title={score && texts.lifeOf(score.courseName)}
      closeButtonProps={{ 'aria-label': uiTexts.close }}
      transitionProps={{ exitDuration: 0 }}
    >
      {score && <Events score={score} />}
    </Modal>
  )
}

function Events({ score }: { score: ScoreView }) {
  const reply = useReply(scoreLife, { params: { id: score.id }, ...useActiveTicket() })
  return (
    <Loaded reply={reply}>
      {({ events }) =>
        events.length === 0 ? (
          <p>{texts.noLife}</p>
        ) : (
          <ol className="kj-life">
            {events.map(({ at, what, detail }) => (
              <li key={at + what}>
                <p className="kj-small kj-soft">{momentWords(at)}</p>
                <p className="kj-strong">{what}</p>
                <p className="kj-published">{detail}</p>
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  )
}
