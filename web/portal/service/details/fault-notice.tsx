import type { ApplicationState } from '#contracts/applications.ts'
import { type Fault, markOf, placeKey } from '#contracts/filed.ts'
import { MarkedPicture } from '#web/ui/marked-picture.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { addressOfImage } from '../../evidence/photo-strip.tsx'
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
            <Marked place={place} />
          </li>
        ))}
      </ul>
      {note !== undefined && <p className="kj-published">{texts.note(note)}</p>}
    </Notice>
  )
}

/** The picture as it was filed, with what the reviewer drew on it (REV-12). */
function Marked({ place }: { place: Fault['place'] | undefined }) {
  const mark = markOf(place)
  if (mark === undefined) return null
  return <MarkedPicture src={addressOfImage(mark.imageId)} subject={texts.markedPaper} mark={mark} />
}

/** The title above the faults: the application was returned for amendment or rejected (REV-10). */
export function faultsTitle(state: ApplicationState | undefined): string {
  return state === 'amending' ? texts.amendmentFaults : texts.faults
}
