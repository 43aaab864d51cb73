import { IconAlertTriangle } from '@tabler/icons-react'
import { ProgressBar } from '../progress-bar.tsx'
import { StatusBadge } from '../status-badge.tsx'
import { photoTexts as texts } from './photo.texts.ts'
import type { PhotoWarning } from './prepare/develop-photo.ts'
import { type PendingPhoto, preparedOf } from './queue/pending-photo.ts'
import type { ShownPhoto } from './shown-photos.ts'
import type { PhotoMemory } from './use-photo-field.ts'

interface PhotoStatusProps<T> {
  photo: ShownPhoto<T>
  place: number
  memory: PhotoMemory | undefined
}

/** How a photograph stands, what was done to it, and what may be wrong with it. */
export function PhotoStatus<T>({ photo, place, memory }: PhotoStatusProps<T>) {
  if (photo.kind === 'stored') {
    return (
      <>
        <StatusBadge tone="approval" word={texts.stored} />
        {memory !== undefined && <Size before={memory.chosenBytes} after={memory.bytes} />}
        <Warnings warnings={memory?.warnings ?? []} />
      </>
    )
  }
  const { pending } = photo
  const prepared = preparedOf(pending)
  return (
    <>
      <Progress pending={pending} place={place} />
      {prepared !== undefined && <Size before={pending.chosenBytes} after={prepared.blob.size} />}
      <Warnings warnings={prepared?.warnings ?? []} />
    </>
  )
}

const waitingWords = {
  online: texts.waitingOnline,
  'next-try': texts.waitingNext,
  turn: texts.waitingTurn,
} as const

function Progress({ pending, place }: { pending: PendingPhoto<unknown>; place: number }) {
  const { state } = pending
  switch (state.kind) {
    case 'reading':
      return <p className="kj-soft">{texts.reading}</p>
    case 'preparing':
      return <p className="kj-soft">{texts.preparing}</p>
    case 'ready':
      return <p className="kj-soft">{texts.ready}</p>
    case 'uploading':
      return <ProgressBar label={texts.uploadingOf(place)} share={state.share} />
    case 'waiting':
      return <Said>{waitingWords[state.until]}</Said>
    case 'failed':
      return <p className="kj-field-error">{state.text}</p>
    case 'unusable':
      return <p className="kj-field-error">{texts.unusable[state.reason]}</p>
    default:
      return state satisfies never
  }
}

/** design.md: say what was done to it. A file that was small enough needs no words. */
function Size({ before, after }: { before: number; after: number }) {
  if (before <= after) return null
  return <p className="kj-soft kj-small">{texts.compressed(texts.size(before), texts.size(after))}</p>
}

function Warnings({ warnings }: { warnings: readonly PhotoWarning[] }) {
  return warnings.map((warning) => <Said key={warning}>{texts.warnings[warning]}</Said>)
}

function Said({ children }: { children: string }) {
  return (
    <p className="kj-photo-field-warning">
      <IconAlertTriangle size="1.1em" aria-hidden />
      <span>{children}</span>
    </p>
  )
}
