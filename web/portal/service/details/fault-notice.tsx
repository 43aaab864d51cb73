import type { ApplicationState } from '#contracts/applications.ts'
import { type Fault, placeKey } from '#contracts/filed.ts'
import { Notice } from '#web/ui/notice.tsx'
import { detailsTexts as texts } from './details.texts.ts'

interface FaultNoticeProps {
  /** Absent: why it was rejected. */
  title?: string
  faults: readonly Fault[]
  note?: string | undefined
}

/** APP-04: the reviewer's words, each with what to do about it. */
export function FaultNotice({ title = texts.faults, faults, note }: FaultNoticeProps) {
  return (
    <Notice tone="must">
      <p className="kj-strong">{title}</p>
      <ul className="kj-faults">
        {faults.map(({ code, words, remedy, place }) => (
          <li key={code + placeKey(place)}>
            <p>{words}</p>
            <p className="kj-soft">{texts.remedy(remedy)}</p>
          </li>
        ))}
      </ul>
      {note !== undefined && <p className="kj-published">{texts.note(note)}</p>}
    </Notice>
  )
}

/** Above faults that a draft corrects: it was asked back, or it was rejected (REV-10). */
export function faultsTitle(state: ApplicationState | undefined): string {
  return state === 'amending' ? texts.amendmentFaults : texts.faults
}
