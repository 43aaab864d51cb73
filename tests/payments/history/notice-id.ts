import type { Notice } from '../../payment-peer/post.ts'

/** The provider's own number of a notice, the same at each attempt. */
export function noticeIdOf(notice: Notice): string {
  const { body } = notice.write()
  return notice.provider === 'alipay'
    ? (new URLSearchParams(body).get('notify_id') ?? '')
    : String((JSON.parse(body) as { id: string }).id)
}
