import { readFrame } from './read-picture.ts'

const EVERY_MS = 150

/** A camera that looks for a QR code. */
export interface Scan {
  video: HTMLVideoElement
  /** What the first code said; undefined when the scan was stopped. */
  found: Promise<string | undefined>
  stop(): void
}

/** Opens the rear camera; throws where there is none or its use is refused. */
export async function startScan(video: HTMLVideoElement): Promise<Scan> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 1920 } },
  })
  let isOver = false
  const stop = () => {
    isOver = true
    for (const track of stream.getTracks()) track.stop()
  }
  video.srcObject = stream
  await video.play()
  const look = async (): Promise<string | undefined> => {
    while (!isOver) {
      const said = await readFrame(video)
      if (said !== undefined) return said
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
    return undefined
  }
  return { video, found: look().finally(stop), stop }
}
