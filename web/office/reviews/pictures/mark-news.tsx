import { Button } from '@mantine/core'
import { markWords } from '#rulebook/review/marks.texts.ts'
import type { useMarking } from './use-marking.ts'
import { viewerTexts as texts } from './viewer.texts.ts'

/** REV-12: says where the box is and what can be done with it, also for whoever does not see the picture. */
export function MarkNews({ marking, page }: { marking: ReturnType<typeof useMarking>; page: number }) {
  const { box, isDrawing, isKept } = marking
  return (
    // It stays mounted, so that a reader hears each change, and keeps its height, so that the picture stands still.
    <div className="kj-row kj-mark-news" role="status">
      {box && (
        <>
          <span>
            {wordsOf(marking)}
            {markWords({ ...box, page })}
          </span>
          {isDrawing && <Small word={texts.markNot} onClick={marking.stop} />}
          {!isDrawing && isKept && <Small word={texts.unmark} onClick={marking.clear} />}
        </>
      )}
    </div>
  )
}

function wordsOf({ isDrawing, isTooSmall }: ReturnType<typeof useMarking>): string {
  if (!isDrawing) return texts.marked
  return isTooSmall ? texts.markTooSmall + texts.drawing : texts.drawing
}

function Small({ word, onClick }: { word: string; onClick: () => void }) {
  return (
    <Button variant="default" size="compact-sm" className="kj-small-act" onClick={onClick}>
      {word}
    </Button>
  )
}
