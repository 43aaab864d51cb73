import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Provider } from '#contracts/payments/order.ts'
import { attemptStep, beginAttempt } from '#contracts/payments/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { call } from '#web/client/call.ts'
import { surfaceHere } from './surface-here.ts'

/** A code to scan, until it ends. */
export interface ShownQr {
  provider: Provider
  content: string
  endsAt: string
}

/** What is paid with, and, once WeChat has sent the payer back, the code by which it knows them. */
export interface Choice {
  provider: Provider
  code?: string
}

/** Begins to pay an order at a provider, and does what the provider says: goes there, or shows the code. */
export function usePaying(orderId: string) {
  const [qr, showQr] = useState<ShownQr>()
  const paying = useMutation<undefined, Error, Choice>({
    mutationFn: async ({ provider, code }) => {
      const body = { provider, surface: surfaceHere() }
      const { attemptNo } = await call(beginAttempt, { params: { id: orderId }, body })
      const query = code === undefined ? {} : { code }
      const step = await call(attemptStep, { params: { attemptNo }, query })
      if (step.kind === 'qr') showQr({ provider, content: step.content, endsAt: step.endsAt })
      else await leave(step)
    },
  })
  return { paying, qr }
}

type Leaving = Exclude<ReplyOf<typeof attemptStep>, { kind: 'qr' }>

declare global {
  /** Inside WeChat, once its bridge is there. */
  var WeixinJSBridge:
    | { invoke(act: string, parameters: Record<string, string>, done: () => void): void }
    | undefined
}

function leave(step: Leaving): Promise<void> {
  switch (step.kind) {
    case 'redirect':
      window.location.assign(step.address)
      return Promise.resolve()
    case 'jsapi':
      return payByBridge(step.parameters)
    default:
      return step satisfies never
  }
}

const BRIDGE_MS = 5_000

/** WeChat puts its bridge into a page some time after the page has begun. Whether it was paid, our own server says. */
function payByBridge(parameters: Record<string, string>): Promise<void> {
  return new Promise((done) => {
    const invoke = () => globalThis.WeixinJSBridge?.invoke('getBrandWCPayRequest', parameters, done)
    if (globalThis.WeixinJSBridge) return invoke()
    document.addEventListener('WeixinJSBridgeReady', invoke, { once: true })
    setTimeout(done, BRIDGE_MS)
  })
}
