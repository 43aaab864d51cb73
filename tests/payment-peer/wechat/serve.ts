import { type Exchange, escaped, page } from '../exchange.ts'
import { yuan } from '../forms.ts'
import { answer, type Reply } from './answer.ts'
import { billFile } from './bill.ts'
import { type Refused, refusalOf, refuse } from './door.ts'
import { route } from './routes.ts'
import type { Wechat } from './wechat.ts'

/** Answers one request to the API, or to the page in the phone's browser. */
export async function serveWechat(wechat: Wechat, exchange: Exchange): Promise<void> {
  if (exchange.url.pathname === '/wechat/h5') return showH5(wechat, exchange)
  if (exchange.url.pathname === '/sns/oauth2/access_token') return tellWhoPays(wechat, exchange)
  const fault = wechat.around.faults.take('wechat', exchange.url.pathname)
  if (fault?.kind === 'down') return void exchange.response.destroy()
  const refusal = refusalOf(wechat.account, exchange, wechat.now())
  const file = exchange.url.pathname === '/v3/billdownload/file' && refusal === undefined
  if (file && fault?.kind !== 'html') return download(wechat, exchange)
  const reply = asReply(refusal ?? ordered(fault?.kind) ?? route(wechat, exchange))
  // Who did not sign gets no signature back.
  const isSigned = refusal === undefined
  return answer(wechat.account, exchange, { reply, now: wechat.now(), fault, isSigned })
}

function ordered(kind: string | undefined): Refused | undefined {
  if (kind === 'system_error') return refuse(500, 'SYSTEM_ERROR', '系统繁忙，请稍后重试')
  if (kind === 'too_many') return refuse(429, 'FREQUENCY_LIMITED', '请求太频繁，请稍后重试')
  return undefined
}

/** The file itself is not signed. */
function download(wechat: Wechat, exchange: Exchange): undefined {
  const name = wechat.links.find(exchange.url.searchParams.get('token') ?? '', wechat.now())
  if (name === undefined) return page(exchange, 404, '<p>链接已失效</p>')
  exchange.response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
  exchange.response.end(billFile(wechat, name))
}

/** The page in the phone's browser that calls WeChat; the button stands for the client. */
function showH5(wechat: Wechat, exchange: Exchange): undefined {
  const query = exchange.url.searchParams
  const handle = query.get('prepay_id') ?? ''
  const trade = wechat.tradeByHandle(handle)
  if (trade === undefined) return page(exchange, 200, '<p>参数错误</p>')
  if (exchange.method !== 'POST') {
    const content = `<title>微信支付</title><h1>${escaped(trade.subject)}</h1><p>${yuan(trade.fen)} 元</p>`
    return page(exchange, 200, `${content}<form method="post"><button>付款</button></form>`)
  }
  const outcome = wechat.pay(trade.outTradeNo)
  const back = query.get('redirect_url')
  if (typeof outcome === 'string' || back === null)
    return page(exchange, 200, `<p>${typeof outcome === 'string' ? outcome : '付款成功'}</p>`)
  exchange.response.writeHead(302, { location: back })
  exchange.response.end()
}

/** WeChat's accounts say who came back with a code, once. They do not sign. https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.html */
function tellWhoPays({ account, codes }: Wechat, { url, response }: Exchange): undefined {
  const query = url.searchParams
  const isOurs = query.get('appid') === account.appid && query.get('secret') === account.appSecret
  const isKnown = isOurs && codes.delete(query.get('code') ?? '')
  const told = isKnown
    ? { access_token: 'test', expires_in: 7200, openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', scope: 'snsapi_base' }
    : { errcode: isOurs ? 40163 : 40125, errmsg: isOurs ? 'code been used' : 'invalid appsecret' }
  response.writeHead(200, { 'content-type': 'text/plain' })
  response.end(JSON.stringify(told))
}

function asReply(answered: Reply | Refused): Reply {
  if (!('code' in answered)) return answered
  const { status, code, message } = answered
  return { status, body: { code, message } }
}
