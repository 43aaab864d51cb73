/** What is done with a link of a phone (EVI-08). */
export const phoneLinkActionWords = {
  'phone_link.open': '开始用手机拍照',
  'phone_link.claim': '手机打开拍照链接',
  'phone_link.confirm': '核对数字，允许手机发送照片',
  'phone_link.end': '结束用手机拍照',
} as const
