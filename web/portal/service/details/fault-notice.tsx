import type { ReactNode } from 'react'
import type { ApplicationState } from '#contracts/applications.ts'
import { ownImage } from '#contracts/evidence.ts'
import { type Fault, type Mark, markKey, marksOf, placeKey } from '#contracts/filed.ts'
import { markWords } from '#rulebook/review/marks.texts.ts'
import { addressOf } from '#web/client/address.ts'
import { MarkedPicture } from '#web/ui/marked-picture.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { detailsTexts as texts } from './details.texts.ts'

interface FaultNoticeProps {
  /** Absent: the title of a rejection's reasons. */
  title?: string
  faults: readonly Fault[]
  note?: string | undefined
  /** What can be done about a marked page: the button that replaces it (REV-12). */
  remedyOf?: (mark: Mark) => ReactNode
}

/** Shows the reviewer's faults, each with what to do about it, and what was marked on a picture (APP-04, REV-12). */
export function FaultNotice({ title = texts.faults, faults, note, remedyOf }: FaultNoticeProps) {
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
      {marksOf(faults).map((mark) => (
        <MarkedPicture
          key={markKey(mark)}
          src={addressOf(ownImage, { params: { id: mark.imageId } })}
          alt={texts.markedPicture(mark.page)}
          box={mark}
        >
          <p>{texts.marked(markWords(mark))}</p>
          {remedyOf?.(mark)}
        </MarkedPicture>
      ))}
      {note !== undefined && <p className="kj-published">{texts.note(note)}</p>}
    </Notice>
  )
}

/** The title above the faults: the application was returned for amendment or rejected (REV-10). */
export function faultsTitle(state: ApplicationState | undefined): string {
  return state === 'amending' ? texts.amendmentFaults : texts.faults
}
