import { Button } from '@mantine/core'
import { type BatchPhoto, batchPhoto, type batchPhotos } from '#contracts/office/imports/photos.ts'
import type { ImportBatchView } from '#contracts/office/imports.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { addressOf } from '#web/client/address.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { nextToSee } from './next-to-see.ts'
import { photosToSeeTexts as texts } from './photos-to-see.texts.ts'
import { HEAD, usePhotosToSee } from './use-photos-to-see.ts'
import './photos-to-see.css'

/** Shows each photograph of a batch beside the one on record, before another officer applies it (IMP-01). */
export function PhotosToSee({ batch }: { batch: ImportBatchView }) {
  const { isAsked, reply, open } = usePhotosToSee(batch)
  if (!isAsked || reply.data?.inAll === 0) return null
  return (
    <SectionCard title={texts.title}>
      <Loaded reply={reply}>
        {(shown) => <Page batchId={batch.id} shown={shown} isLoading={reply.isPlaceholderData} open={open} />}
      </Loaded>
    </SectionCard>
  )
}

interface PageProps {
  batchId: string
  shown: ReplyOf<typeof batchPhotos>
  isLoading: boolean
  open: (page: number) => void
}

function Page({ batchId, shown, isLoading, open }: PageProps) {
  const { photos, inAll, page, pages, toSee, left } = shown
  const next = nextToSee(left, page)
  return (
    <div className="kj-stack">
      <p>{texts.lead}</p>
      {toSee > 0 && toSee < pages && <p>{texts.drawn(toSee, pages)}</p>}
      {left.length > 0 && <Notice tone="must">{texts.left(left)}</Notice>}
      {toSee > 0 && left.length === 0 && <Notice tone="approval">{texts.allSeen}</Notice>}
      <p id={HEAD} tabIndex={-1} role="status" className="kj-soft">
        {texts.place(page, pages, inAll)}
      </p>
      <ul className="kj-photos-to-see" aria-busy={isLoading}>
        {photos.map((photo) => (
          <Photo key={photo.rowNo} batchId={batchId} photo={photo} />
        ))}
      </ul>
      <div className="kj-row">
        {next !== undefined && (
          <Button loading={isLoading} onClick={() => open(next)}>
            {texts.goOn(next)}
          </Button>
        )}
        {page > 1 && (
          <Button variant="default" onClick={() => open(page - 1)}>
            {texts.before}
          </Button>
        )}
        {page < pages && (
          <Button variant="default" onClick={() => open(page + 1)}>
            {texts.after}
          </Button>
        )}
      </div>
    </div>
  )
}

function Photo({ batchId, photo }: { batchId: string; photo: BatchPhoto }) {
  const { rowNo, name, fileName, imageId, beforeId, isUnchanged } = photo
  const addressOfImage = (image: string) =>
    addressOf(batchPhoto, { params: { id: batchId, imageId: image }, query: { row: rowNo } })
  return (
    <li>
      <div className="kj-photo-pair">
        {beforeId === undefined ? (
          <p className="kj-soft kj-small">{texts.none}</p>
        ) : (
          <Picture src={addressOfImage(beforeId)} words={texts.now(name)} />
        )}
        <Picture src={addressOfImage(imageId)} words={texts.next(name)} />
      </div>
      <p className="kj-strong">{name}</p>
      <p className="kj-soft kj-small">{fileName}</p>
      {isUnchanged && <p className="kj-small">{texts.unchanged}</p>}
    </li>
  )
}

function Picture({ src, words }: { src: string; words: string }) {
  return <img src={src} alt={words} width={120} height={160} loading="lazy" />
}
