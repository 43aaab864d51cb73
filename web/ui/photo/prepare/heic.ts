import { heicTo } from 'heic-to/csp'

const LONGEST_MS = 180_000

/**
 * A HEIC as a JPEG of high quality, for browsers that cannot read HEIC themselves. The decoder is JavaScript without eval
 * in a worker from a blob: the page's policy needs `worker-src blob:`. Without it, or when the decoder dies, this throws.
 */
export async function heicToJpeg(source: Blob): Promise<Blob> {
  const trouble = new AbortController()
  const troubled = new Promise<never>((_, reject) => {
    // Decoded by software, a photograph of 12 megapixels may take a minute on an old phone; a dead worker never answers.
    const timer = setTimeout(() => reject(new Error('the HEIC decoder does not answer')), LONGEST_MS)
    trouble.signal.addEventListener('abort', () => clearTimeout(timer))
    document.addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective }) => {
        if (effectiveDirective === 'worker-src') reject(new Error('the policy forbids the HEIC decoder'))
      },
      { signal: trouble.signal },
    )
  })
  try {
    return await Promise.race([heicTo({ blob: source, type: 'image/jpeg', quality: 0.95 }), troubled])
  } finally {
    trouble.abort()
  }
}
