/** The name that a `content-disposition` gives a file: the one in any script where there is one. */
export function fileNameOf(disposition: string): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  if (extended !== undefined) return decodeURIComponent(extended)
  return /filename="([^"]+)"/i.exec(disposition)?.[1] ?? ''
}
