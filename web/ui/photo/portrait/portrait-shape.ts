import { GRADUATION_PHOTO } from '#rulebook/graduation-photo/graduation-photo.ts'
import type { Area, Size } from '../prepare/edit.ts'

/** Width against height of the finished photograph. */
export const PORTRAIT_ASPECT = GRADUATION_PHOTO.width / GRADUATION_PHOTO.height

/** The buttons' steps: of the frame's own size. */
const STEP = 0.04

export type PortraitMove = 'tighter' | 'wider' | 'left' | 'right' | 'up' | 'down'

/** Whether a picture has enough pixels for the photograph: enlarging would only invent them (GRA-10). */
export function isLargeEnough({ width, height }: Size): boolean {
  const most = largestFrame({ width, height })
  return most.width >= GRADUATION_PHOTO.width
}

/** The frame at the beginning: as large as the picture allows, in its middle and near the top, where heads are. */
export function firstFrame(picture: Size): Area {
  const { width, height } = largestFrame(picture)
  const share = { width: width / picture.width, height: height / picture.height }
  return { ...share, x: (1 - share.width) / 2, y: (1 - share.height) / 3 }
}

/** The smallest share of the picture's width that a frame may have, so that no pixel is invented. */
export function leastShare(picture: Size): number {
  return Math.min(1, GRADUATION_PHOTO.width / picture.width)
}

/** Moves the frame, or makes it smaller or larger around its middle; it never leaves the picture. */
export function moveFrame(frame: Area, move: PortraitMove, picture: Size): Area {
  switch (move) {
    case 'left':
      return inside({ ...frame, x: frame.x - STEP * frame.width })
    case 'right':
      return inside({ ...frame, x: frame.x + STEP * frame.width })
    case 'up':
      return inside({ ...frame, y: frame.y - STEP * frame.height })
    case 'down':
      return inside({ ...frame, y: frame.y + STEP * frame.height })
    case 'tighter':
      return scaled(frame, 1 - STEP, picture)
    case 'wider':
      return scaled(frame, 1 + STEP, picture)
    default:
      return move satisfies never
  }
}

function scaled(frame: Area, factor: number, picture: Size): Area {
  const most = largestFrame(picture)
  const width = Math.min(most.width / picture.width, Math.max(leastShare(picture), frame.width * factor))
  const height = (width * picture.width) / PORTRAIT_ASPECT / picture.height
  return inside({
    ...{ width, height },
    x: frame.x + (frame.width - width) / 2,
    y: frame.y + (frame.height - height) / 2,
  })
}

function inside(frame: Area): Area {
  return {
    ...frame,
    x: Math.min(1 - frame.width, Math.max(0, frame.x)),
    y: Math.min(1 - frame.height, Math.max(0, frame.y)),
  }
}

function largestFrame({ width, height }: Size): Size {
  return width / height > PORTRAIT_ASPECT
    ? { width: height * PORTRAIT_ASPECT, height }
    : { width, height: width / PORTRAIT_ASPECT }
}
