import 'react-image-crop/dist/ReactCrop.css'
import { Button } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconRotateClockwise,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'
import { ReactCrop } from 'react-image-crop'
import type { Area } from '../prepare/edit.ts'
import { useObjectUrl } from '../use-object-url.ts'
import { HeadGuides } from './head-guides.tsx'
import { portraitTexts as texts } from './portrait.texts.ts'
import { PORTRAIT_ASPECT, type PortraitMove } from './portrait-shape.ts'

interface PortraitFrameProps {
  picture: Blob
  frame: Area
  onPlace: (frame: Area) => void
  onMove: (move: PortraitMove) => void
  onTurn: () => void
}

const MOVES = [
  { move: 'tighter', Icon: IconZoomIn },
  { move: 'wider', Icon: IconZoomOut },
  { move: 'left', Icon: IconArrowLeft },
  { move: 'right', Icon: IconArrowRight },
  { move: 'up', Icon: IconArrowUp },
  { move: 'down', Icon: IconArrowDown },
] as const

/** The picture with the frame that is cut out of it: by finger, mouse, keys, or one button for each movement. */
export function PortraitFrame({ picture, frame, onPlace, onMove, onTurn }: PortraitFrameProps) {
  const url = useObjectUrl(picture)
  if (url === undefined) return null
  return (
    <div className="kj-portrait-frame">
      <div className="kj-photo-field-crop kj-portrait-crop">
        <ReactCrop
          crop={{ unit: '%', ...times(frame, 100) }}
          onChange={(_, percent) => onPlace(times(percent, 0.01))}
          aspect={PORTRAIT_ASPECT}
          ariaLabels={ariaLabels}
          renderSelectionAddon={() => <HeadGuides />}
          keepSelection
        >
          <img src={url} alt={texts.pictureAlt} />
        </ReactCrop>
      </div>
      <fieldset className="kj-portrait-acts">
        <legend className="kj-hidden">{texts.acts}</legend>
        {MOVES.map(({ move, Icon }) => (
          <Button
            key={move}
            variant="default"
            px="xs"
            leftSection={<Icon size="1.1em" aria-hidden />}
            onClick={() => onMove(move)}
          >
            {texts[move]}
          </Button>
        ))}
        <Button
          variant="default"
          px="xs"
          leftSection={<IconRotateClockwise size="1.1em" aria-hidden />}
          onClick={onTurn}
        >
          {texts.turn}
        </Button>
      </fieldset>
    </div>
  )
}

const { corners, handle } = texts
const ariaLabels = {
  cropArea: texts.area,
  nwDragHandle: handle(corners.nw),
  nDragHandle: handle(corners.n),
  neDragHandle: handle(corners.ne),
  eDragHandle: handle(corners.e),
  seDragHandle: handle(corners.se),
  sDragHandle: handle(corners.s),
  swDragHandle: handle(corners.sw),
  wDragHandle: handle(corners.w),
}

function times({ x, y, width, height }: Area, factor: number): Area {
  return { x: x * factor, y: y * factor, width: width * factor, height: height * factor }
}
