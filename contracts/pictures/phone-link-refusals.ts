/** Why a phone cannot send photographs to a form on a desk computer (EVI-08). */
export const PHONE_LINK_REFUSALS = {
  phone_link_unknown: {
    status: 404,
    text: () => '这个二维码无效或早已失效。请在电脑上重新点「用手机拍照」，再用手机扫描新的二维码。',
  },
  phone_link_expired: {
    status: 409,
    text: () => '这个二维码已过期。请在电脑上重新点「用手机拍照」，再用手机扫描新的二维码。',
  },
  phone_link_taken: {
    status: 409,
    text: () =>
      '这个二维码已由另一部手机打开，只能用那部手机拍照。如果那不是您的手机，请在电脑上点「数字不一致，停用」，再重新开始。',
  },
  phone_link_ended: {
    status: 409,
    text: () => '电脑上已结束手机拍照，这部手机不能再发送照片。已发送的照片都在电脑的页面上。',
  },
  phone_link_signed_out: {
    status: 409,
    text: () => '电脑上已退出登录，这部手机不能再发送照片。需要时请在电脑上重新登录，再点「用手机拍照」。',
  },
  phone_link_unconfirmed: {
    status: 409,
    text: () => '还没有在电脑上核对数字。请先在电脑上点「数字一致，开始拍照」，再发送照片。',
  },
  phone_link_code_wrong: {
    status: 409,
    text: () => '手机上的数字已变化，没有开始。请重新点「用手机拍照」，再用手机扫描新的二维码。',
  },
  phone_link_full: {
    status: 409,
    text: (v: Record<string, string | number>) =>
      `一次手机拍照最多发送 ${v.limit} 张，已发满。还要发送时，请在电脑上重新点「用手机拍照」。`,
  },
} as const
