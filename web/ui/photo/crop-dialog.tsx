import 'react-image-crop/dist/ReactCrop.css'
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ReactCrop } from 'react-image-crop'
import { Modal } from '#web/ui/modal/modal.tsx'
import { Notice } from '../notice.tsx'
import { Skeleton } from '../skeleton.tsx'
import { uiTexts } from '../ui.texts.ts'
import { photoTexts as texts } from './photo.texts.ts'
import type { Area, Edit } from './prepare/edit.ts'
import { preparePhoto } from './prepare/prepare-photo.ts'
import { useObjectUrl } from './use-object-url.ts'

interface CropDialogProps {
  findSource: () => Promise<{ source: Blob; edit: Edit }>
  onCrop: (edit: Edit) => void
  onClose: () => void
}

type Opening =
  | { kind: 'opening' }
  | { kind: 'failed' }
  | { kind: 'open'; turns: Edit['turns']; picture: Blob }

/** It only has to be seen on a screen. */
const PREVIEW_BYTES = 1_048_576
const NEARLY_ALL: Area = { x: 0.05, y: 0.05, width: 0.9, height: 0.9 }

/** Cuts the certificate out of its photograph: by finger, mouse, or the arrow keys on the frame and its handles. */
export function CropDialog({ findSource, onCrop, onClose }: CropDialogProps) {
  const [opening, setOpening] = useState<Opening>({ kind: 'opening' })
  const [area, setArea] = useState(NEARLY_ALL)
  const url = useObjectUrl(opening.kind === 'open' ? opening.picture : undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the dialog opens one photograph, once
  useEffect(() => {
    let isOpen = true
    const open = async () => {
      const { source, edit } = await findSource()
      const { blob } = await preparePhoto(source, { edit: { turns: edit.turns }, maxBytes: PREVIEW_BYTES })
      if (!isOpen) return
      setArea(edit.crop ?? NEARLY_ALL)
      setOpening({ kind: 'open', turns: edit.turns, picture: blob })
    }
    open().catch(() => isOpen && setOpening({ kind: 'failed' }))
    return () => {
      isOpen = false
    }
  }, [])

  return (
    <Modal
      opened
      onClose={onClose}
      title={texts.cropTitle}
      size="xl"
      closeButtonProps={{ 'aria-label': uiTexts.close }}
    >
      <p className="kj-soft">
        {texts.cropHelp}
        <span className="kj-with-keys">{texts.cropKeys}</span>
      </p>
      {opening.kind === 'failed' && <Notice tone="refusal">{texts.cropFailed}</Notice>}
      {opening.kind === 'opening' && <Skeleton />}
      {url !== undefined && (
        <div className="kj-photo-field-crop">
          <ReactCrop
            crop={{ unit: '%', ...times(area, 100) }}
            onChange={(_, percent) => setArea(times(percent, 0.01))}
            ariaLabels={ariaLabels}
            minWidth={48}
            minHeight={48}
            keepSelection
          >
            <img src={url} alt={texts.cropTitle} />
          </ReactCrop>
        </div>
      )}
      <div className="kj-buttons">
        <Button variant="default" onClick={onClose}>
          {uiTexts.cancel}
        </Button>
        {opening.kind === 'open' && (
          <>
            <Button variant="default" onClick={() => onCrop({ turns: opening.turns })}>
              {texts.cropWhole}
            </Button>
            <Button onClick={() => onCrop({ turns: opening.turns, crop: area })}>{texts.cropDone}</Button>
          </>
        )}
      </div>
    </Modal>
  )
}

const { corners, cropHandle } = texts
const ariaLabels = {
  cropArea: texts.cropArea,
  nwDragHandle: cropHandle(corners.nw),
  nDragHandle: cropHandle(corners.n),
  neDragHandle: cropHandle(corners.ne),
  eDragHandle: cropHandle(corners.e),
  seDragHandle: cropHandle(corners.se),
  sDragHandle: cropHandle(corners.s),
  swDragHandle: cropHandle(corners.sw),
  wDragHandle: cropHandle(corners.w),
}

function times({ x, y, width, height }: Area, factor: number): Area {
  return { x: x * factor, y: y * factor, width: width * factor, height: height * factor }
}
