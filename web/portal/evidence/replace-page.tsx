import { Button, FileButton } from '@mantine/core'
import { IconPhotoPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { CredentialView } from '#contracts/evidence.ts'
import type { Mark } from '#contracts/filed.ts'
import type { ReplacePhoto } from '#web/ui/photo/photo-field-props.ts'
import { usePendingPhotos } from '#web/ui/photo/queue/use-photo-queue.ts'
import { photosKeyOf } from './credential-facts.ts'
import { evidenceTexts as texts } from './evidence.texts.ts'
import { addressOfImage } from './photo-strip.tsx'

interface ReplacePageProps {
  mark: Mark
  credential: CredentialView | undefined
  onReplace: ReplacePhoto
}

/** REV-12: the one button that replaces the page that the reviewer marked; then, in words, that it was replaced. */
export function ReplacePage({ mark, credential, onReplace }: ReplacePageProps) {
  const resetFile = useRef<() => void>(null)
  const [wasChosen, setChosen] = useState(false)
  const waiting = usePendingPhotos(credential === undefined ? [] : [photosKeyOf(credential.id)])
  // What could not be used, or was given up, is under way no more: another picture can be chosen.
  const isChosen = wasChosen && waiting !== 0
  const place = credential?.images.findIndex(({ id }) => id === mark.imageId) ?? -1
  if (place < 0) return <p className="kj-strong">{texts.pageReplaced}</p>
  return (
    <>
      <FileButton
        accept="image/*,.heic,.heif"
        resetRef={resetFile}
        onChange={(file) => {
          if (file === null) return
          onReplace(addressOfImage(mark.imageId), file)
          setChosen(true)
          // The same file may be chosen again after it was given up.
          resetFile.current?.()
        }}
      >
        {(props) => (
          <Button
            {...props}
            disabled={isChosen}
            leftSection={<IconPhotoPlus size="1.25em" aria-hidden />}
            aria-label={texts.replacePageOf(place + 1)}
          >
            {texts.replacePage}
          </Button>
        )}
      </FileButton>
      {isChosen && <p role="status">{texts.pageChosen(place + 1)}</p>}
    </>
  )
}
