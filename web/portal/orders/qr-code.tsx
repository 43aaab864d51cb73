import encodeQR from 'qr'
import { timeLeftWords } from '#rulebook/beijing-time.ts'
import { Notice } from '#web/ui/notice.tsx'
import { providerWords, ordersTexts as texts } from './orders.texts.ts'
import type { ShownQr } from './use-paying.ts'

interface QrCodeProps extends ShownQr {
  /** The server's time when the page last asked: the clock of an old computer may be wrong by hours. */
  serverTime: string
}

/** The code to scan with the phone, and how long it lives. The page behind it learns of the payment by itself. */
export function QrCode({ provider, content, endsAt, serverTime }: QrCodeProps) {
  const left = Date.parse(endsAt) - Date.parse(serverTime)
  if (left <= 0) return <Notice tone="must">{texts.qrOver}</Notice>
  const name = providerWords[provider]
  return (
    <div className="kj-pay-code">
      <p className="kj-strong">{texts.scan(name)}</p>
      <img src={encodeQR(content, 'data-url', { border: 2, scale: 5 })} alt={texts.qrAlt(name)} />
      <p className="kj-soft">{texts.qrLeft(timeLeftWords(left))}</p>
    </div>
  )
}
