import { Button } from '@mantine/core'
import { markWords } from '#rulebook/review/marks.texts.ts'
import { Notice } from '#web/ui/notice.tsx'
import { reviewTexts } from '../reviews.texts.ts'
import type { useMarking } from './use-marking.ts'

const texts = reviewTexts.viewer

/** REV-12: says where the box is and what can be done with it, also for whoever does not see the picture. */
export function MarkNews({ marking, page }: { marking: ReturnType<typeof useMarking>; page: number }) {
  const { box, isDrawing, isKept, isTooSmall } = marking
  return (
    <>
      {isTooSmall && <Notice tone="refusal">{texts.markTooSmall}</Notice>}
      {/* It stays mounted, so that a reader hears each change. */}
      <div className="kj-row" role="status">
        {box && (
          <>
            <span>
              {isDrawing ? texts.drawing : texts.marked}
              {markWords({ ...box, page })}
            </span>
            {isDrawing && <Small word={texts.markNot} onClick={marking.stop} />}
            {!isDrawing && isKept && <Small word={texts.unmark} onClick={marking.clear} />}
          </>
        )}
      </div>
    </>
  )
}

function Small({ word, onClick }: { word: string; onClick: () => void }) {
  return (
    <Button variant="default" size="compact-sm" className="kj-small-act" onClick={onClick}>
      {word}
    </Button>
  )
}
