import { Button } from '@mantine/core'
import { type FaultMark, type FaultPlace, markOf, picturesIn } from '#contracts/filed.ts'
import { MarkedPicture } from '#web/ui/marked-picture.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import type { Review } from '../review/review-facts.tsx'
import { markTexts as texts } from './marks.texts.ts'

interface MarkedPagesProps {
  review: Review
  onShow: (credentialId: string) => void
}

interface MarkedFault {
  key: string
  words: string
  by: string
  mark: FaultMark
  credentialId: string
}

/** What an earlier reviewer drew on a page, beside what stands there now (REV-12). */
export function MarkedPages({ review, onShow }: MarkedPagesProps) {
  const faults = review.steps.flatMap(faultsOf)
  if (faults.length === 0) return null
  const papers = new Map(picturesIn(review.filed).map((paper) => [paper.credentialId, paper]))
  return (
    <SectionCard title={texts.before}>
      <ul className="kj-lines">
        {faults.map(({ key, words, by, mark, credentialId }) => {
          const paper = papers.get(credentialId)
          const stays = paper?.images.some(({ id }) => id === mark.imageId)
          return (
            <li key={key}>
              <p>
                {words} <span className="kj-soft">{by}</span>
              </p>
              <MarkedPicture
                src={`/api/office/images/${mark.imageId}`}
                subject={paper?.typeName ?? texts.paper}
                mark={mark}
              />
              <p className="kj-soft">
                {paper === undefined ? texts.gone : stays ? texts.stays : texts.changed}
              </p>
              {paper && (
                <Button variant="default" size="compact-sm" onClick={() => onShow(credentialId)}>
                  {texts.showNow}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </SectionCard>
  )
}

function faultsOf({ seq, by, reasons }: Review['steps'][number]): MarkedFault[] {
  return reasons.flatMap(({ code, words, place }) => {
    const mark = markOf(place)
    return mark && isCredential(place)
      ? [{ key: `${seq} ${code}`, words, by, mark, credentialId: place.credentialId }]
      : []
  })
}

function isCredential(place: FaultPlace | undefined): place is Extract<FaultPlace, { kind: 'credential' }> {
  return place?.kind === 'credential'
}
