import { type Edit, type Size, turnedSize } from '../prepare/edit.ts'
import { preparePhoto } from '../prepare/prepare-photo.ts'

/** A chosen file, turned as it is seen. */
export interface OpenedPortrait {
  /** To be developed from: the file itself, or the JPEG that a HEIC was turned into. */
  source: Blob
  turns: Edit['turns']
  /** The pixels of the turned source. */
  size: Size
  /** To be looked at while the frame is placed. */
  screen: Blob
}

/** It only has to be seen on a screen. */
const SCREEN_BYTES = 1_048_576

/** Opens a file of any kind that the browser can be made to read. Throws `UnusableError`. */
export async function openPortrait(file: Blob, turns: Edit['turns']): Promise<OpenedPortrait> {
  const { blob: screen, source } = await preparePhoto(file, { edit: { turns }, maxBytes: SCREEN_BYTES })
  const bitmap = await createImageBitmap(source, { imageOrientation: 'from-image' })
  const size = turnedSize(bitmap, turns)
  bitmap.close()
  return { source, turns, size, screen }
}
