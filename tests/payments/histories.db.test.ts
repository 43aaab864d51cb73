import { beforeAll, test } from 'vitest'
import type { Ground } from './history/ground.ts'
import { groundHere } from './history/ground-here.ts'
import { tryHistories } from './history/try-histories.ts'
import { startPaymentProduct } from './payment-product.ts'

/** `KAOJI_HISTORIES=1000 npm test -- tests/payments/histories` tries a thousand. */
const count = Number(process.env.KAOJI_HISTORIES ?? 5)

const product = startPaymentProduct()
let ground: Ground
beforeAll(() => {
  ground = groundHere(product)
})

test(
  'PAY-03, PAY-04, PAY-05 after any history the books agree to the fen, nothing is paid twice, and no paid order is lost',
  {
    timeout: 60_000 + count * 30_000,
  },
  () => tryHistories(ground, { count, kills: 0 }),
)
