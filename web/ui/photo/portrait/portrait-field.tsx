import '../photo-field.css'
import './portrait.css'
import { Button, FileButton } from '@mantine/core'
import { IconCamera, IconPhotoPlus, IconUserSquare } from '@tabler/icons-react'
import { type DragEvent, lazy, Suspense, useRef, useState } from 'react'
import { StatusBadge } from '../../status-badge.tsx'
import { photoTexts } from '../photo.texts.ts'
import { portraitTexts as texts } from './portrait.texts.ts'
import type { PortraitFieldProps } from './portrait-field-props.ts'

const PortraitDialog = lazy(async () => ({
  default: (await import('./portrait-dialog.tsx')).PortraitDialog,
}))

/** GRA-10: the one photograph of a graduate, chosen, framed by guides, checked, and stored at 480 × 640. */
export function PortraitField(props: PortraitFieldProps) {
  const { id, label, description, error, stored } = props
  const [file, setFile] = useState<Blob>()
  const [news, tell] = useState('')
  const group = useRef<HTMLFieldSetElement>(null)
  const close = () => {
    setFile(undefined)
    // The dialog goes at once, and cannot give back the focus itself.
    requestAnimationFrame(() => group.current?.focus())
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    const [dropped] = event.dataTransfer.files
    if (dropped !== undefined) setFile(dropped)
  }
  return (
    <fieldset
      id={id}
      ref={group}
      tabIndex={-1}
      className="kj-photo-field"
      aria-describedby={error ? `${id}-help ${id}-error` : `${id}-help`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <legend>{label}</legend>
      <p id={`${id}-help`} className="kj-soft">
        {description}
      </p>
      <div className="kj-portrait-field">
        {stored === undefined ? (
          <span className="kj-portrait-empty">
            <IconUserSquare size="3em" aria-hidden />
            <span>{texts.none}</span>
          </span>
        ) : (
          <img src={stored} width={180} height={240} alt={texts.storedOf(label)} />
        )}
        <div className="kj-stack">
          {stored !== undefined && <StatusBadge tone="approval" word={photoTexts.stored} />}
          <ChooseOne label={label} isThere={stored !== undefined} onChoose={setFile} />
          <p className="kj-soft kj-small kj-photo-field-desk">{texts.drop}</p>
        </div>
      </div>
      {error && (
        <p id={`${id}-error`} className="kj-field-error">
          {error}
        </p>
      )}
      <p role="status" className="kj-small kj-photo-field-news">
        {news}
      </p>
      {file !== undefined && (
        <Suspense fallback={null}>
          <PortraitDialog
            label={label}
            file={file}
            send={props.send}
            explain={props.explain}
            onSent={() => {
              tell(texts.sent)
              close()
            }}
            onClose={close}
          />
        </Suspense>
      )}
    </fieldset>
  )
}

interface ChooseOneProps {
  label: string
  isThere: boolean
  onChoose: (file: Blob) => void
}

function ChooseOne({ label, isThere, onChoose }: ChooseOneProps) {
  const resetCamera = useRef<() => void>(null)
  const resetFile = useRef<() => void>(null)
  const take = (file: File | null, reset: typeof resetFile) => {
    if (file !== null) onChoose(file)
    // The same file may be chosen again after it was framed badly.
    reset.current?.()
  }
  return (
    <div className="kj-row">
      <FileButton
        accept="image/*,.heic,.heif"
        resetRef={resetFile}
        onChange={(file) => take(file, resetFile)}
      >
        {(button) => (
          <Button
            {...button}
            variant={isThere ? 'default' : 'filled'}
            leftSection={<IconPhotoPlus size="1.25em" aria-hidden />}
            aria-label={isThere ? texts.changeOf(label) : texts.chooseOf(label)}
          >
            {isThere ? texts.change : texts.choose}
          </Button>
        )}
      </FileButton>
      <FileButton
        accept="image/*"
        capture="user"
        resetRef={resetCamera}
        onChange={(file) => take(file, resetCamera)}
      >
        {(button) => (
          <Button
            {...button}
            variant="default"
            className="kj-photo-field-camera"
            leftSection={<IconCamera size="1.25em" aria-hidden />}
            aria-label={photoTexts.cameraOf(label)}
          >
            {texts.camera}
          </Button>
        )}
      </FileButton>
    </div>
  )
}
