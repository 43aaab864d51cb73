import { Button } from '@mantine/core'
import type { Provider } from '#contracts/payments/order.ts'
import type { oneOrder } from '#contracts/payments/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { timeLeftWords } from '#rulebook/beijing-time.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { providerWords, ordersTexts as texts } from './orders.texts.ts'
import { QrCode } from './qr-code.tsx'
import { usePaying } from './use-paying.ts'
import { useWayBack } from './use-way-back.ts'

/** The ways to pay an order from here; a provider that is down has no button (PAY-02). */
export function PayCard({ shown }: { shown: ReplyOf<typeof oneOrder> }) {
  const { order, providers, serverTime } = shown
  const { paying, qr } = usePaying(order.id)
  useWayBack(order.id, (code) => paying.mutate({ provider: 'wechat', code }))
  const left = new Date(order.expiresAt).getTime() - new Date(serverTime).getTime()
  if (left <= 0) return null
  return (
    <SectionCard title={texts.howToPay}>
      <p>{texts.left(timeLeftWords(left))}</p>
      {providers.length === 0 && <Notice tone="must">{texts.noProvider}</Notice>}
      <div className="kj-pay-ways">
        {providers.map((provider) => (
          <PayButton
            key={provider}
            provider={provider}
            isGoing={paying.isPending && paying.variables.provider === provider}
            onPay={() => paying.mutate({ provider })}
          />
        ))}
      </div>
      {paying.error !== null && <Notice tone="refusal">{errorWords(paying.error)}</Notice>}
      {qr && <QrCode {...qr} serverTime={serverTime} key={qr.content} />}
    </SectionCard>
  )
}

function PayButton({
  provider,
  isGoing,
  onPay,
}: {
  provider: Provider
  isGoing: boolean
  onPay: () => void
}) {
  return (
    <Button loading={isGoing} onClick={onPay}>
      {texts.payWith(providerWords[provider])}
    </Button>
  )
}
