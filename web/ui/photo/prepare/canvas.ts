import type { Size } from './edit.ts'

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** A canvas of the worker or of the page, whichever there is. */
interface Canvas {
  context: Context
  toJpeg(quality: number): Promise<Blob>
}

/** A white canvas. JPEG knows no transparency, and black paper cannot be read (EVI-02). */
export function openCanvas({ width, height }: Size): Canvas {
  const canvas = typeof OffscreenCanvas === 'undefined' ? pageCanvas() : new OffscreenCanvas(1, 1)
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true }) as Context | null
  if (context === null) throw new Error('the browser has no canvas left')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingEnabled = true
  context.imageSmoothingQuality = 'high'
  return {
    context,
    toJpeg: (quality) =>
      'convertToBlob' in canvas
        ? canvas.convertToBlob({ type: 'image/jpeg', quality })
        : pageCanvasToJpeg(canvas, quality),
  }
}

function pageCanvas(): HTMLCanvasElement {
  return document.createElement('canvas')
}

function pageCanvasToJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the canvas gave no picture')) : resolve(blob)),
      'image/jpeg',
      quality,
    )
  })
}
