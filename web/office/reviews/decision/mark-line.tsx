import { type PictureBox, picturesIn } from '#contracts/filed.ts'
import { markWords } from '#rulebook/review/marks.texts.ts'
import { MarkedPicture } from '#web/ui/marked-picture.tsx'
import type { Review } from '../review/review-facts.tsx'
import { reviewTexts as texts } from '../reviews.texts.ts'
import { NO_REASON, type ReasonChoice } from './reason-fields.tsx'

interface MarkLineProps {
  review: Review
  mark: PictureBox | undefined
  /** The chosen reasons are put on the credential whose picture is marked. */
  isSent: boolean
}

/** REV-12: shows the marked picture that goes to the candidate with the reasons, or how to mark one. */
export function MarkLine({ review, mark, isSent }: MarkLineProps) {
  const page = mark && pageOf(review, mark)
  if (mark === undefined || page === undefined)
    return picturesIn(review.filed).length > 0 ? <p className="kj-soft">{texts.markHelp}</p> : null
  return (
    <div className="kj-mark-line">
      <MarkedPicture
        src={`/api/office/images/${mark.imageId}`}
        alt={texts.markedPicture(page.typeName, page.page)}
        box={mark}
      >
        {isSent ? texts.markGoes(markWords({ ...mark, page: page.page })) : texts.markStays}
      </MarkedPicture>
    </div>
  )
}

/** The credential whose picture is marked; empty when it is no picture of this application. */
export function credentialOf(review: Review, mark: PictureBox): string {
  return pageOf(review, mark)?.credentialId ?? ''
}

/** REV-12: reasons are put on the credential whose picture is marked, until the reviewer chooses another part. */
export function choiceAbout(review: Review, mark: PictureBox | undefined): ReasonChoice {
  const credentialId = mark && pageOf(review, mark)?.credentialId
  return credentialId ? { ...NO_REASON, place: { kind: 'credential', credentialId } } : NO_REASON
}

function pageOf({ filed }: Review, { imageId }: PictureBox) {
  for (const { credentialId, typeName, images } of picturesIn(filed)) {
    const place = images.findIndex(({ id }) => id === imageId)
    if (place >= 0) return { credentialId, typeName, page: place + 1 }
  }
  return undefined
}
