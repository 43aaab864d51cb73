import encodeQR from 'qr'
import { useEffect, useState } from 'react'
import { timeLeftWords } from '#rulebook/beijing-time.ts'
import { Notice } from '#web/ui/notice.tsx'
import { providerWords, ordersTexts as texts } from './orders.texts.ts'
import type { ShownQr } from './use-paying.ts'

/** The code to scan with the phone, and how long it lives. The page behind it learns of the payment by itself. */
export function QrCode({ provider, content, endsAt }: ShownQr) {
  const left = useLeft(endsAt)
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

function useLeft(endsAt: string): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return new Date(endsAt).getTime() - now
}
