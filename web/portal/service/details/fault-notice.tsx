import type { ApplicationState } from '#contracts/applications.ts'
import { type Fault, placeKey } from '#contracts/filed.ts'
import { Notice } from '#web/ui/notice.tsx'
import { detailsTexts as texts } from './details.texts.ts'

interface FaultNoticeProps {
  /** Absent: the title of a rejection's reasons. */
  title?: string
  faults: readonly Fault[]
  note?: string | undefined
}

/** Shows the reviewer's faults, each with what to do about it (APP-04). */
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

/** The title above the faults: the application was returned for amendment or rejected (REV-10). */
export function faultsTitle(state: ApplicationState | undefined): string {
  return state === 'amending' ? texts.amendmentFaults : texts.faults
}
