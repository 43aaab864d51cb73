import { Modal } from '#web/ui/modal/modal.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { CallOutList } from './call-out-list.tsx'
import { extents } from './drawing/shape.ts'
import { Drawing } from './drawing.tsx'
import { samplesTexts as texts } from './samples.texts.ts'
import type { Sample } from './samples.tsx'

interface EnlargedSampleProps {
  /** undefined: the dialog is closed. It stays mounted, so that closing it gives the focus back. */
  sample: Sample | undefined
  onClose: () => void
}

/** Shows a sample large enough to read on any screen; on a phone it scrolls by finger or arrow keys. */
export function EnlargedSample({ sample, onClose }: EnlargedSampleProps) {
  return (
    <Modal
      opened={sample !== undefined}
      onClose={onClose}
      size="58rem"
      title={sample && texts.enlarged(sample.title)}
      closeButtonProps={{ 'aria-label': uiTexts.close }}
      transitionProps={{ exitDuration: 0 }}
    >
      {sample && (
        <>
          <section
            className="kj-sample-pan"
            aria-label={texts.pan(sample.title)}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
            tabIndex={0}
            ref={(area) => showMarks(area, sample)}
          >
            <div data-shape={sample.shape}>
              <Drawing sample={sample} />
            </div>
          </section>
          <CallOutList sample={sample} />
        </>
      )}
    </Modal>
  )
}

/** Scrolls a sample that does not fit to its call-outs, not to its empty corner. */
function showMarks(area: HTMLElement | null, { shape, callOuts }: Sample): void {
  if (area === null) return
  const left = Math.min(...callOuts.map(({ mark }) => mark.x))
  const right = Math.max(...callOuts.map(({ mark }) => mark.x + mark.width))
  const middle = (left + right) / 2
  area.scrollLeft = (middle / extents[shape].width) * area.scrollWidth - area.clientWidth / 2
}
