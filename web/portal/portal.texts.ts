export const portalTexts = {
  authority: '上海市高等教育自学考试',
  notFoundTitle: '没有这个页面',
  notFound: '您打开的地址不存在，可能是链接已失效。请从首页重新进入。',
  toHome: '返回首页',
  brokenTitle: '页面没有显示出来',
  broken: '页面出了点问题。请刷新重试；如果一直这样，请拨打咨询电话 400-0960-990。',
  replaced: '系统刚刚更新过，或网络曾经断开，这一页需要刷新后才能打开。已经保存的内容不会丢失。',
  reload: '刷新页面',
  retry: '重试',
} as const
