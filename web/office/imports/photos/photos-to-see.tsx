import { Button } from '@mantine/core'
import { type BatchPhoto, batchPhoto } from '#contracts/office/imports/photos.ts'
import type { ImportBatchView } from '#contracts/office/imports.ts'
import { addressOf } from '#web/client/address.ts'
import { errorWords } from '#web/client/error-words.ts'
import { LoadFailure } from '#web/ui/load-failure.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { photosToSeeTexts as texts } from './photos-to-see.texts.ts'
import { usePhotosToSee } from './use-photos-to-see.ts'
import './photos-to-see.css'

/** Shows each photograph of a batch beside the one on record, before another officer applies it (IMP-01). */
export function PhotosToSee({ batch }: { batch: ImportBatchView }) {
  const { isAsked, reply, photos, inAll, unseen } = usePhotosToSee(batch)
  if (!isAsked || (reply.data && inAll === 0)) return null
  return (
    <SectionCard title={texts.title}>
      <div className="kj-stack">
        <p>{texts.lead}</p>
        {reply.isPending && <Skeleton rows={4} />}
        {reply.isError && (
          <LoadFailure words={errorWords(reply.error)} onRetry={() => void reply.refetch()} />
        )}
        <ul className="kj-photos-to-see">
          {photos.map((photo) => (
            <Photo key={photo.rowNo} batchId={batch.id} photo={photo} />
          ))}
        </ul>
        {inAll > 0 && (
          <p role="status" className="kj-soft">
            {texts.shown(photos.length, inAll)}
          </p>
        )}
        {unseen > 0 && (
          <div>
            <Button
              variant="default"
              loading={reply.isFetchingNextPage}
              onClick={() => void reply.fetchNextPage()}
            >
              {texts.more}
            </Button>
          </div>
        )}
      </div>
    </SectionCard>
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
