import { sideFit, type ViewBox } from './view-box.ts'

interface Size {
  width: number
  height: number
}

interface Shown {
  /** As it is stored, upright. */
  picture: Size
  /** The frame that it is fitted into. */
  frame: Size
  view: ViewBox
}

/**
 * REV-12: finds where on the picture a point of the screen is, in shares of its width and height, whatever its
 * enlargement and turn. `point` is measured from the middle of the frame; a point beside the picture is below 0 or above 1.
 */
export function pointOnPicture(
  point: { x: number; y: number },
  { picture, frame, view }: Shown,
): { x: number; y: number } {
  const contained = Math.min(frame.width / picture.width, frame.height / picture.height)
  const scale = contained * view.zoom * sideFit(view.turn, { picture, frame })
  const upright = turnedBack({ x: point.x - view.x, y: point.y - view.y }, view.turn)
  return {
    x: upright.x / (picture.width * scale) + 0.5,
    y: upright.y / (picture.height * scale) + 0.5,
  }
}

function turnedBack({ x, y }: { x: number; y: number }, turn: ViewBox['turn']): { x: number; y: number } {
  switch (turn) {
    case 0:
      return { x, y }
    case 90:
      return { x: y, y: -x }
    case 180:
      return { x: -x, y: -y }
    case 270:
      return { x: -y, y: x }
    default:
      return turn satisfies never
  }
}
