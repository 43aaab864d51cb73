/** What is wrong with a file of an archive of photographs, and what to do about it. */
export const PHOTO_PROBLEM_WORDS: Readonly<Record<string, string>> = {
  photo_extension: '不是 JPG 或 PNG 文件，请从压缩包中删去，或另存为 JPG。',
  photo_name_form: '文件名不是准考证号，也不是证件号码，请改为「准考证号.jpg」或「证件号码.jpg」。',
  photo_damaged: '文件在压缩包中已损坏，请重新取得照片并打包。',
  photo_packing:
    '文件用不能读取的方法压缩（例如 LZMA、Deflate64）。请用 Windows 的「压缩文件夹」重新打包，或在压缩软件中选 ZIP 格式、Deflate 方法。',
  photo_small: '照片太小：宽不足 240 像素或高不足 320 像素，请换清晰的照片，不要用软件放大。',
  photo_shape: '不是竖版证件照（宽与高之比应在 0.6 至 0.85 之间），请裁剪后再打包。',
  image_empty: '文件是空的，请重新取得照片。',
  image_too_large: '照片超过 1 MB，请压缩后再打包。',
  image_not_a_picture: '文件内容不是 JPG 或 PNG 照片，请用看图软件另存为 JPG。',
  image_animated: '是动图，请换成静态照片。',
  image_too_many_pixels: '照片的像素太多，请缩小后再打包。',
  image_too_small: '照片太小：宽不足 240 像素或高不足 320 像素，请换清晰的照片，不要用软件放大。',
  image_broken: '照片已损坏，打不开，请重新取得照片。',
  unknown_number: '没有证件号码是这个文件名的考生，请核对，或先导入考生。',
  photo_person_twice: '压缩包中有同一考生的几张照片，请只保留一张。',
  photo_alike: '压缩包中有另一名考生的照片与这一张完全相同，请核对是谁的照片。',
  photo_of_other: '这张照片与另一名考生考籍中的照片完全相同，请核对是谁的照片。',
  person_left: '该考生没有在籍的准考证（已毕业、转出、正在转出或已注销），照片不再更换，请删去。',
  photo_by_request: '该考生考籍中的照片是本人申请并经审核更正的，不由导入替换，请删去。',
  photo_requested: '该考生正在申请更正照片，请等审核结束，先删去这一张。',
}

/** What bringing in a photograph will do, and what the officer should look at. */
export const PHOTO_NOTE_WORDS: Readonly<Record<string, string>> = {
  photo_replaces: '该考生已有照片：入库后换成这一张',
  photo_unchanged: '与该考生现有的照片完全相同：不会有变化',
  photo_grey: '是黑白照片，请看一看是否可用',
  photo_background: '背景不是浅蓝色，请看一看是否可用',
  photo_nobody: '照片中间看不到人像，请看一看是否可用',
}
