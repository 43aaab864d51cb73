import { Refusal } from '#kernel/refusal.ts'
import type { Sanitised } from '#platform/images/sanitise-image.ts'
import { findWeight } from '#rulebook/graduation-photo/find-weight.ts'
import { photoRuleTexts as texts } from '#rulebook/graduation-photo/graduation-photo.texts.ts'
import { GRADUATION_PHOTO } from '#rulebook/graduation-photo/graduation-photo.ts'
import { judgePixels } from '#rulebook/graduation-photo/judge-pixels.ts'
import type { Deps } from '#server/deps.ts'

type Kept = Extract<Sanitised, { ok: true }>

/**
 * GRA-10: judges an upload as a 毕业照片, again and by the rule of the browser's crop tool, and encodes it to its weight: what is
 * kept is what goes onto the diploma. Refuses `photo_unfit` with everything that is wrong, in words.
 */
export async function takePortrait(
  { images }: Pick<Deps, 'images'>,
  { upload, sanitised }: { upload: Buffer; sanitised: Kept },
): Promise<Kept> {
  const { width, height, density } = GRADUATION_PHOTO
  if (sanitised.width !== width || sanitised.height !== height)
    throw unfit([texts.wrong_size(sanitised.width, sanitised.height)])
  const opened = await images.open(upload)
  if (!opened) throw new Refusal('image_broken')
  const { faults } = judgePixels(opened.pixels)
  if (faults.length > 0) throw unfit(faults.map((fault) => texts.faults[fault]))
  const weighed = await findWeight(async (quality) => {
    const bytes = await opened.encode({ quality, density })
    return { bytes, size: bytes.length }
  })
  if (weighed.kind !== 'fits') throw unfit([texts[weighed.kind]])
  const { bytes } = weighed.encoded
  return { ...sanitised, bytes, ...(await opened.describe(bytes)) }
}

function unfit(reasons: readonly string[]): Refusal {
  return new Refusal('photo_unfit', { values: { why: reasons.join('') } })
}
