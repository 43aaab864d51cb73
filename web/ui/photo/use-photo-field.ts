import { useRef, useState } from 'react'
import { photoTexts as texts } from './photo.texts.ts'
import type { PhotoFieldProps } from './photo-field-props.ts'
import { photoOfAddress } from './photo-of-address.ts'
import type { PhotoWarning } from './prepare/develop-photo.ts'
import { asTaken, type Edit } from './prepare/edit.ts'
import { type PendingPhoto, preparedOf, type StoredPhoto } from './queue/pending-photo.ts'
import { usePhotoQueue } from './queue/use-photo-queue.ts'
import { countPlaces, type ShownPhoto, shownPhotos } from './shown-photos.ts'

/** EVI-02: an image is at most 1 MB as stored. */
const MAX_BYTES = 1_048_576

/** What is remembered of a photograph that was stored since the field came up. */
export interface PhotoMemory {
  tile: string
  source: Blob
  edit: Edit
  warnings: readonly PhotoWarning[]
  chosenBytes: number
  bytes: number
}

/** The photographs of a field and what can be done with them. */
export function usePhotoField<T>(props: PhotoFieldProps<T>) {
  const memories = useRef(new Map<string, PhotoMemory>())
  const [news, tell] = useState('')
  const queue = usePhotoQueue<T>(props.resumeKey, {
    maxBytes: props.maxBytes ?? MAX_BYTES,
    upload: props.upload,
    explain: props.explain ?? (() => ({ text: texts.failed, isFinal: false })),
    isFull: () => props.photos.length >= props.max,
    stored: (value, pending) => {
      const src = props.addressOf(value)
      // The server knows a picture by its bytes, and answers the one that it has already.
      if (pending.replaces?.src === src) return 'itself'
      if (props.photos.some((photo) => photo.src === src)) return 'again'
      const tile = tileOf({ kind: 'pending', key: pending.id, pending })
      const memory = memoryOf(pending, tile)
      if (memory !== undefined) memories.current.set(src, memory)
      props.onStored({ value, src }, pending.replaces)
      return 'new'
    },
    discard: props.onRemove,
    discardValue: async (value) => {
      const src = props.addressOf(value)
      if (!props.photos.some((photo) => photo.src === src)) await props.onRemove({ value, src })
    },
    tell: (kind, name) => tell(texts.news[kind](name)),
  })

  /** One tile from choosing through storing to turning, so that the focus stays where it is. */
  function tileOf(photo: ShownPhoto<T>): string {
    const stored = photo.kind === 'stored' ? photo.stored : photo.pending.replaces
    return stored === undefined ? photo.key : (memories.current.get(stored.src)?.tile ?? stored.src)
  }

  const shown = shownPhotos(props.photos, queue.photos())
  const room = props.max - countPlaces(shown)

  async function edit(photo: ShownPhoto<T>, change: (edit: Edit) => Edit) {
    if (photo.kind === 'pending') return queue.edit(photo.key, change(photo.pending.edit))
    const { source, edit } = await originalOf(photo.stored)
    await queue.replace(photo.stored, source, change(edit))
  }

  async function originalOf({ src }: StoredPhoto<T>): Promise<{ source: Blob; edit: Edit }> {
    return memories.current.get(src) ?? { source: await photoOfAddress(src), edit: asTaken }
  }

  return {
    shown,
    room,
    news,
    tell,
    tileOf,
    memoryOf: (src: string) => memories.current.get(src),
    choose(files: readonly File[]) {
      if (files.length === 0) return
      const taken = files.slice(0, Math.max(0, room))
      const left = files.length - taken.length
      tell(left > 0 ? texts.tooMany(props.max, left) : texts.chosen(taken.length))
      void queue.add(taken)
    },
    edit,
    replace(src: string, file: File) {
      const stored = props.photos.find((photo) => photo.src === src)
      if (stored === undefined) return
      tell(texts.chosen(1))
      void queue.replace(stored, file, asTaken)
    },
    sourceOf: (photo: ShownPhoto<T>) => (photo.kind === 'pending' ? photo.pending : originalOf(photo.stored)),
    retry: queue.retry,
    async remove(photo: ShownPhoto<T>) {
      if (photo.kind === 'pending') queue.remove(photo.key)
      else await props.onRemove(photo.stored)
      tell(texts.removed)
    },
  }
}

function memoryOf(pending: PendingPhoto<unknown>, tile: string): PhotoMemory | undefined {
  const prepared = preparedOf(pending)
  if (prepared === undefined) return undefined
  const { source, edit, chosenBytes } = pending
  return { tile, source, edit, chosenBytes, warnings: prepared.warnings, bytes: prepared.blob.size }
}
