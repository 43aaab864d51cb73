import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Alipay } from './alipay/alipay.ts'
import { serveAlipay } from './alipay/serve.ts'
import { Books } from './books.ts'
import { type Exchange, readExchange } from './exchange.ts'
import { Faults } from './faults.ts'
import { Post } from './post.ts'
import { serveWechat } from './wechat/serve.ts'
import { Wechat } from './wechat/wechat.ts'

export interface PaymentPeer {
  /** The address of both providers. */
  base: string
  alipay: Alipay
  wechat: Wechat
  books: Books
  faults: Faults
  post: Post
  stop(): Promise<void>
}

/**
 * Starts Alipay and WeChat Pay on loopback, each with keys of its own. Written from the providers' documents;
 * shares no code with the product's adapters.
 */
export async function startPaymentPeer(options: { now?: () => Date } = {}): Promise<PaymentPeer> {
  const now = options.now ?? (() => new Date())
  const books = new Books()
  const faults = new Faults()
  const post = new Post()
  let serve = (_exchange: Exchange): Promise<void> => Promise.resolve()
  const server = createServer((request, response) => {
    readExchange(request, response)
      .then((exchange) => serve(exchange))
      .catch((failure: unknown) => {
        response.writeHead(500, { 'content-type': 'text/plain' })
        response.end(String(failure))
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const base = `http://127.0.0.1:${port}`
  const around = { base, books, faults, post, now }
  const [alipay, wechat] = await Promise.all([Alipay.open(around), Wechat.open(around)])
  serve = (exchange) =>
    /^\/(gateway\.do|alipay\/)/.test(exchange.target)
      ? serveAlipay(alipay, exchange)
      : serveWechat(wechat, exchange)
  return {
    base,
    alipay,
    wechat,
    books,
    faults,
    post,
    async stop() {
      post.stopClerk()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
