import { Button, FileButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCamera, IconPhotoPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import { photoTexts as texts } from './photo.texts.ts'

interface ChoosePhotosProps {
  label: string
  room: number
  onChoose: (files: readonly File[]) => void
}

/** The camera of a phone, or pictures that are there already, several at once. */
export function ChoosePhotos({ label, room, onChoose }: ChoosePhotosProps) {
  // A desk computer has no camera to take a certificate with: there 「拍照」 only opens the files.
  const isHandheld = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false })
  const resetCamera = useRef<() => void>(null)
  const resetFiles = useRef<() => void>(null)
  const choose = (files: readonly File[], reset: typeof resetFiles) => {
    onChoose(files)
    // The same file may be chosen again after it was removed.
    reset.current?.()
  }
  return (
    <div className="kj-row">
      <FileButton
        accept="image/*"
        capture="environment"
        resetRef={resetCamera}
        disabled={room <= 0}
        onChange={(file) => choose(file === null ? [] : [file], resetCamera)}
      >
        {(props) => (
          <Button
            {...props}
            className="kj-photo-field-camera"
            variant={isHandheld ? 'filled' : 'default'}
            disabled={room <= 0}
            leftSection={<IconCamera size="1.25em" aria-hidden />}
            aria-label={texts.cameraOf(label)}
          >
            {texts.camera}
          </Button>
        )}
      </FileButton>
      <FileButton
        accept="image/*,.heic,.heif"
        multiple
        resetRef={resetFiles}
        disabled={room <= 0}
        onChange={(files) => choose(files, resetFiles)}
      >
        {(props) => (
          <Button
            {...props}
            variant={isHandheld ? 'default' : 'filled'}
            disabled={room <= 0}
            leftSection={<IconPhotoPlus size="1.25em" aria-hidden />}
            aria-label={texts.chooseOf(label)}
          >
            {texts.choose}
          </Button>
        )}
      </FileButton>
    </div>
  )
}
