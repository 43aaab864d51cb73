import { Button } from '@mantine/core'
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Filed, PictureBox } from '#contracts/filed.ts'
import type { Box } from '#rulebook/review/marks.ts'
import { useSingleKeys } from '../../single-keys.ts'
import { reviewTexts } from '../reviews.texts.ts'
import { MarkNews } from './mark-news.tsx'
import { PageList } from './page-list.tsx'
import type { Picture } from './picture.ts'
import { ShownPicture } from './shown-picture.tsx'
import { useCopiedNumber } from './use-copied-number.ts'
import { sizeOf, useMarking } from './use-marking.ts'
import { FITTED, look, moveBy, type ViewAct, type ViewBox, zoomBy } from './view-box.ts'
import { viewerTexts } from './viewer.texts.ts'

const texts = viewerTexts

interface ImageViewerProps {
  pictures: readonly Picture[]
  index: number
  onIndex: (index: number) => void
  /** Called when the picture is on the screen. */
  onShown: (id: string) => void
  /** The number of pictures never opened; undefined where it does not matter. */
  unseen: number | undefined
  /** Which pictures this person has never opened. */
  unseenIds: readonly string[]
  filed: Filed
  /** The box that goes with the reasons. */
  mark?: PictureBox | undefined
  /** Absent: this person decides nothing now, and marks nothing. */
  onMark?: ((mark: PictureBox | undefined) => void) | undefined
}

/** Shows the pictures one at a time; keys, wheel and pointer enlarge, turn and move them (REV-03). */
export function ImageViewer(props: ImageViewerProps) {
  const { pictures, index, onIndex, onShown, unseen, unseenIds, filed, mark, onMark } = props
  const picture = pictures[index]
  const [box, setBox] = useBox(picture?.id)
  const frame = useRef<HTMLDivElement>(null)
  const [isStrong, setStrong] = useState(false)
  const copied = useCopiedNumber(filed, picture?.credential.credentialId)
  const drag = useDrag((by) => setBox((now) => moveBy(now, by)))
  const marking = useMarking({ picture, view: box, frame, mark, onMark })
  useWheel(frame, (factor) => setBox((now) => zoomBy(now, factor)))
  const go = (to: number) => {
    if (pictures[to]) onIndex(to)
  }
  const does = (act: ViewAct) => () => setBox((now) => look(now, act))
  useSingleKeys({
    '0': does('fit'),
    v: () => setStrong((now) => !now),
    r: does('turn'),
    l: does('turnLeft'),
    '[': () => go(index - 1),
    ']': () => go(index + 1),
    m: onMark && picture ? marking.begin : undefined,
  })
  useSingleKeys(
    {
      '+': does('in'),
      '=': does('in'),
      '-': does('out'),
      ArrowLeft: does('left'),
      ArrowRight: does('right'),
      PageUp: does('up'),
      PageDown: does('down'),
    },
    'on',
  )
  // The arrows up and down scroll the page, except while the picture has the focus.
  const press = (event: KeyboardEvent) => {
    if (marking.isDrawing) return marking.onKeyDown(event)
    const act = ({ ArrowUp: 'up', ArrowDown: 'down' } as const)[event.key]
    if (!act) return
    event.preventDefault()
    does(act)()
  }
  if (!picture) return null
  const words = reviewTexts.pictureOf(
    picture.credential.typeName,
    picture.place,
    picture.credential.images.length,
  )
  return (
    <div className="kj-viewer">
      <div className="kj-row">
        <ToolButton word={texts.previous} sign="[" disabled={index === 0} onClick={() => go(index - 1)} />
        <ToolButton
          word={texts.next}
          sign="]"
          disabled={index === pictures.length - 1}
          onClick={() => go(index + 1)}
        />
        <ToolButton word={texts.out} sign="-" onClick={does('out')} />
        <ToolButton word={texts.in} sign="+" onClick={does('in')} />
        <ToolButton word={texts.turnLeft} sign="l" onClick={does('turnLeft')} />
        <ToolButton word={texts.turn} sign="r" onClick={does('turn')} />
        <ToolButton word={texts.fit} sign="0" onClick={does('fit')} />
        <ToolButton
          word={isStrong ? texts.plain : texts.strong}
          sign="v"
          onClick={() => setStrong(!isStrong)}
        />
        {copied.number && <ToolButton word={texts.copy(copied.number)} sign="y" onClick={copied.copy} />}
        {onMark && <ToolButton word={texts.mark} sign="m" onClick={marking.begin} />}
        <span className="kj-soft" aria-live="polite">
          {texts.zoom(Math.round(box.zoom * 100))}
        </span>
      </div>
      <div
        ref={frame}
        className={isStrong ? 'kj-viewer-frame kj-strong-picture' : 'kj-viewer-frame'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an element moved by keys must be reachable by Tab.
        tabIndex={0}
        role="application"
        aria-label={texts.label}
        onKeyDown={press}
        {...(marking.isDrawing ? marking.pointer : drag)}
      >
        <ShownPicture
          key={picture.id}
          id={picture.id}
          words={words}
          box={box}
          mark={shownMark(picture, marking.box)}
          // The pressed button disappears, so the frame takes the focus.
          onRetry={() => frame.current?.focus()}
          onShown={onShown}
        />
      </div>
      {onMark && <MarkNews marking={marking} page={picture.place} />}
      <PageList pictures={pictures} index={index} unseen={unseenIds} onIndex={onIndex} />
      <p className="kj-soft" role="status">
        {copied.isCopied && texts.copied}
        {words}
        {unseen ? reviewTexts.unseenCount(unseen) : ''}
      </p>
    </div>
  )
}

/**
 * The view of the current picture; a change of picture resets the view. The tools and the frame stay mounted, so that
 * they keep the focus.
 */
function useBox(id: string | undefined) {
  const [held, setHeld] = useState({ id, box: FITTED })
  const boxOf = (one: typeof held) => (one.id === id ? one.box : FITTED)
  const change = (by: (now: ViewBox) => ViewBox) => setHeld((now) => ({ id, box: by(boxOf(now)) }))
  return [boxOf(held), change] as const
}

/** Listens to the wheel directly: React's listener is passive, and the page would scroll as well. */
function useWheel(frame: RefObject<HTMLElement | null>, onZoom: (factor: number) => void) {
  useEffect(() => {
    const element = frame.current
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      onZoom(event.deltaY < 0 ? 1.12 : 1 / 1.12)
    }
    element?.addEventListener('wheel', wheel, { passive: false })
    return () => element?.removeEventListener('wheel', wheel)
  })
}

/** Reports how far a pressed pointer or a finger has dragged. */
function useDrag(onMove: (by: { x: number; y: number }) => void) {
  const last = useRef<{ x: number; y: number } | undefined>(undefined)
  const end = () => {
    last.current = undefined
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      last.current = { x: event.clientX, y: event.clientY }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      if (!last.current) return
      onMove({ x: clientX - last.current.x, y: clientY - last.current.y })
      last.current = { x: clientX, y: clientY }
    },
    onPointerUp: end,
    // The system has cancelled the touch, so the drag ends.
    onPointerCancel: end,
  }
}

function shownMark(picture: Picture, box: Box | undefined) {
  const size = sizeOf(picture)
  return box && size ? { box, size } : undefined
}

function ToolButton(given: { word: string; sign: string; disabled?: boolean; onClick: () => void }) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      className="kj-small-act"
      disabled={given.disabled ?? false}
      rightSection={<kbd aria-hidden>{given.sign}</kbd>}
      onClick={given.onClick}
    >
      {given.word}
    </Button>
  )
}
