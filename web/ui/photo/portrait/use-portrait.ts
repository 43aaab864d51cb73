import { useEffect, useRef, useState } from 'react'
import { type Area, type Edit, turnRight } from '../prepare/edit.ts'
import { type Unusable, UnusableError } from '../prepare/prepare-photo.ts'
import { developPortrait, type Portrait } from './develop-portrait.ts'
import { type OpenedPortrait, openPortrait } from './open-portrait.ts'
import { firstFrame, isLargeEnough, leastShare, moveFrame, type PortraitMove } from './portrait-shape.ts'

/** Where a chosen picture is on its way to being a 毕业照片. */
export type PortraitState =
  | { kind: 'opening' }
  | { kind: 'unusable'; reason: Unusable | 'broken' }
  | { kind: 'too_small'; opened: OpenedPortrait }
  | { kind: 'framing'; opened: OpenedPortrait }
  | { kind: 'checking'; opened: OpenedPortrait }
  | { kind: 'checked'; opened: OpenedPortrait; portrait: Portrait }

const NOWHERE: Area = { x: 0, y: 0, width: 1, height: 1 }

/** A chosen picture while it is framed and checked. */
export function usePortrait(file: Blob) {
  const [state, setState] = useState<PortraitState>({ kind: 'opening' })
  const [frame, setFrame] = useState(NOWHERE)
  const latest = useRef(0)

  /** Only the newest step may change the state: a slow one may end after it was left. */
  async function step(work: () => Promise<PortraitState>) {
    latest.current += 1
    const own = latest.current
    const next = await work().catch(
      (cause: unknown): PortraitState => ({
        kind: 'unusable',
        reason: cause instanceof UnusableError ? cause.reason : 'broken',
      }),
    )
    if (latest.current === own) setState(next)
  }

  const open = (source: Blob, turns: Edit['turns']) =>
    step(async () => {
      const opened = await openPortrait(source, turns)
      setFrame(firstFrame(opened.size))
      return { kind: isLargeEnough(opened.size) ? 'framing' : 'too_small', opened }
    })

  // biome-ignore lint/correctness/useExhaustiveDependencies: opened when the file changes, and only then
  useEffect(() => {
    setState({ kind: 'opening' })
    void open(file, 0)
    return () => {
      latest.current += 1
    }
  }, [file])

  return {
    state,
    frame,
    /** Takes a frame from the mouse or the keys, unless it is smaller than the photograph. */
    place(next: Area) {
      if (state.kind !== 'framing') return
      const least = leastShare(state.opened.size)
      setFrame((now) => (next.width < least && next.width < now.width ? now : next))
    },
    move(move: PortraitMove) {
      if (state.kind === 'framing') setFrame((now) => moveFrame(now, move, state.opened.size))
    },
    turn() {
      if (state.kind !== 'framing' && state.kind !== 'too_small') return
      const { source, turns } = state.opened
      void open(source, turnRight({ turns }).turns)
    },
    check() {
      if (state.kind !== 'framing') return
      const { opened } = state
      setState({ kind: 'checking', opened })
      void step(async () => {
        const edit = { turns: opened.turns, crop: frame }
        return { kind: 'checked', opened, portrait: await developPortrait(opened.source, edit) }
      })
    },
    again() {
      if (state.kind === 'checked') setState({ kind: 'framing', opened: state.opened })
    },
  }
}
