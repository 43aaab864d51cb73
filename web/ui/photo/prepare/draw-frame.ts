import { openCanvas } from './canvas.ts'
import { type Area, type Edit, type Size, turnedSize } from './edit.ts'

interface Drawn {
  edit: Edit
  frame: Area
  size: Size
}

/** Draws a part of the turned picture at a size. */
export function drawFrame(bitmap: ImageBitmap, { edit, frame, size }: Drawn): ReturnType<typeof openCanvas> {
  const canvas = openCanvas(size)
  const { context } = canvas
  context.scale(size.width / frame.width, size.height / frame.height)
  context.translate(-frame.x, -frame.y)
  const turned = turnedSize(bitmap, edit.turns)
  context.translate(turned.width / 2, turned.height / 2)
  context.rotate((edit.turns * Math.PI) / 2)
  context.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2)
  return canvas
}
