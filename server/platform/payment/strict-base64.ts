/**
 * The bytes of a base64 text; undefined when it is not exactly their spelling. Node by itself overlooks what it cannot read,
 * so that a signature with something added to it would be as good as the signature.
 */
export function bytesOfBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : undefined
}
