/** Why a photograph of evidence is not taken in, not shown, or not marked (EVI-02, EVI-03, GRA-10, REV-12). */
export const IMAGE_REFUSALS = {
  image_limit: {
    status: 409,
    text: (v: Record<string, string | number>) => `每份凭证最多 ${v.limit} 张图片，请先删除一张再上传。`,
  },
  image_empty: { status: 422, text: () => '图片是空文件，请重新拍照或选择。' },
  image_too_large: { status: 413, text: () => '图片超过 1 MB，请压缩或降低分辨率后再上传。' },
  image_not_a_picture: {
    status: 415,
    text: () => '这个文件不是 PNG 或 JPG 图片，请拍照或选择图片后上传。',
  },
  image_animated: { status: 422, text: () => '不能上传动态图片，请上传静止的照片。' },
  // Never told to make it smaller: the print of a long screenshot could not be read then.
  image_too_many_pixels: {
    status: 422,
    text: () =>
      '图片的像素太多，没有收下。长截图请分成几段截取，再一起上传；照片请把相机的分辨率调低后重新拍摄。',
  },
  image_too_small: { status: 422, text: () => '图片太小，看不清文字，请重新拍摄清晰的照片。' },
  image_broken: { status: 422, text: () => '图片已损坏或没有传完整，请重新拍照或选择后上传。' },
  image_damaged: { status: 503, text: () => '这张图片暂时无法显示，请稍后再试；如一直如此，请联系考籍科。' },
  mark_misfit: {
    status: 422,
    text: () =>
      '标出的方框太小、超出了图片，或者不在所选凭证的图片上。请在图片上重新标出，或清除标记后再提交。',
  },
} as const
