/** What is wrong with a 毕业照片 and what to do, in the words of page and server (GRA-10). */
export const photoRuleTexts = {
  faults: {
    grey: '这是黑白照片。毕业照片须为彩色，请更换。',
    background:
      '照片的背景不是浅蓝色。毕业照片须为纯浅蓝色背景，没有边框和其他景物。请用符合要求的照片，不要用软件替换背景。',
    nobody: '照片中间看不到人像。请选择本人正面免冠照片，并把头部对准参考线。',
  },
  doubts: {
    uneven: '背景可能深浅不一或有阴影。毕业照片的背景须均匀，请看一看；不均匀的请更换。',
    head_at_top: '头顶可能太靠近上边。请放大裁剪框或向上移动，使头顶在参考线之间。',
  },
  too_heavy: '这张照片杂点太多，压缩到 40 KB 以内会不清晰。请换一张光线充足的照片。',
  too_light: '这张照片内容太少，达不到 20 KB。请选择本人的证件照片。',
  too_small: (width: number, height: number) =>
    `照片太小：裁剪后不足 480×640 像素（原照片 ${width}×${height}）。请选择更清晰的照片，不要用软件放大。`,
  wrong_size: (width: number, height: number) =>
    `毕业照片须为 480×640 像素，这张是 ${width}×${height}。请在「毕业照片」一步重新选择并裁剪。`,
} as const
