import type { Order, Reply, Request } from './orders.ts'
import { type Product, seedStage, startProduct } from './product.ts'

// A process that runs one product after another, each for one journey.

let product: Product | undefined

process.on('message', ({ number, order }: Request) => {
  void carryOut(order).then(
    (words) => answer({ number, words }),
    (error: unknown) =>
      answer({ number, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
// The parent process has ended.
process.on('disconnect', () => process.exit())

function answer(reply: Reply): void {
  process.send?.(reply)
}

async function carryOut(order: Order): Promise<string> {
  switch (order.kind) {
    case 'seed':
      await seedStage(order.stage)
      return ''
    case 'start':
      product = await startProduct(order.stage)
      return product.origin
    case 'enter':
      return running().enter(order)
    case 'advance':
      running().advance(order.milliseconds)
      return ''
    case 'unwrite':
      await running().unwrite(order.text)
      return ''
    case 'charge':
      return running().charge(order.attemptNo)
    case 'provider':
      await running().providers.act(order.act)
      return ''
    case 'stop':
      await product?.stop()
      product = undefined
      return ''
    default:
      return order satisfies never
  }
}

function running(): Product {
  if (!product) throw new Error('no product runs')
  return product
}
