import type { Surface } from '#contracts/payments/order.ts'

/** Where the payer is: inside WeChat, on a phone, or at a desk. Providers have a way of paying for each. */
export function surfaceHere(agent: string = navigator.userAgent): Surface {
  if (/MicroMessenger/i.test(agent)) return 'in_wechat'
  return /Android|iPhone|iPod|HarmonyOS|Mobile/i.test(agent) ? 'phone' : 'desk'
}
