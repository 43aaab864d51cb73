import decodeQR from 'qr/decode.js'

/** The browser's own reader, where it has one; TypeScript does not know it yet. */
interface CodeReader {
  detect(picture: ImageBitmapSource): Promise<{ rawValue: string }[]>
}

const PATIENT = { effort: Number.POSITIVE_INFINITY, timeLimit: 3_000 }
/** More dots than that only take longer. */
const WIDEST = 2400

/** What the QR code in a photo says; undefined when none is found. */
export async function readPicture(file: Blob): Promise<string | undefined> {
  try {
    const picture = await createImageBitmap(file)
    return (await readNatively(picture)) ?? decode(picture, picture, PATIENT)
  } catch {
    return undefined
  }
}

/** What the QR code before the camera says just now. */
export async function readFrame(video: HTMLVideoElement): Promise<string | undefined> {
  const size = { width: video.videoWidth, height: video.videoHeight }
  if (size.width === 0) return undefined
  return (await readNatively(video)) ?? decode(video, size, {})
}

let native: CodeReader | null | undefined

async function readNatively(picture: ImageBitmapSource): Promise<string | undefined> {
  try {
    native ??= await nativeReader()
    const [found] = (await native?.detect(picture)) ?? []
    return found?.rawValue
  } catch {
    native = null
    return undefined
  }
}

/** Some browsers have the name and read no QR codes. */
async function nativeReader(): Promise<CodeReader | null> {
  const maker = Reflect.get(globalThis, 'BarcodeDetector') as
    | (new (options: {
        formats: string[]
      }) => CodeReader)
    | undefined
  if (!maker) return null
  const formats = (await Reflect.get(maker, 'getSupportedFormats')?.call(maker)) as string[] | undefined
  return formats?.includes('qr_code') ? new maker({ formats: ['qr_code'] }) : null
}

function decode(
  picture: CanvasImageSource,
  size: { width: number; height: number },
  effort: Parameters<typeof decodeQR>[1],
): string | undefined {
  const scale = Math.min(1, WIDEST / Math.max(size.width, size.height))
  const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)]
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  pen?.drawImage(picture, 0, 0, width, height)
  const dots = pen?.getImageData(0, 0, width, height)
  try {
    return dots && decodeQR(dots, effort)
  } catch {
    return undefined
  }
}
