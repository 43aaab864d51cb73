import { type Exchange, page } from '../exchange.ts'
import type { Alipay } from './alipay.ts'
import { answer } from './answer.ts'
import { billFile } from './bill.ts'
import { isCashierMethod, openCashier, payAtCashier } from './cashier.ts'
import { admit, fieldsOf, isRefused } from './door.ts'
import { methods } from './methods.ts'

/** Answers one request to the platform. */
export async function serveAlipay(alipay: Alipay, exchange: Exchange): Promise<void> {
  if (exchange.url.pathname === '/alipay/cashier') return payAtCashier(alipay, exchange)
  if (exchange.url.pathname === '/alipay/bill') return download(alipay, exchange)
  const fields = fieldsOf(exchange)
  const method = fields.method ?? ''
  const fault = alipay.around.faults.take('alipay', method)
  if (fault?.kind === 'down') return void exchange.response.destroy()
  if (fault?.kind === 'too_many') return void exchange.response.writeHead(429).end()
  const admitted = admit(alipay.account, fields)
  if (isRefused(admitted)) {
    if (isCashierMethod(method)) return page(exchange, 200, `<p>${admitted.sub_code}</p>`)
    return answer(alipay.account, exchange, { method, result: { ...admitted }, fault })
  }
  if (isCashierMethod(method)) return openCashier(alipay, exchange, admitted)
  const act = methods[method]
  const broken = {
    code: '20000',
    msg: 'Service Currently Unavailable',
    sub_code: 'aop.unknow-error',
    sub_msg: '系统繁忙',
  }
  const unknown = {
    code: '40002',
    msg: 'Invalid Arguments',
    sub_code: 'isv.invalid-method',
    sub_msg: '不存在的方法名',
  }
  const result = fault?.kind === 'system_error' ? broken : (act?.(alipay, admitted) ?? unknown)
  return answer(alipay.account, exchange, { method, result, fault })
}

async function download(alipay: Alipay, exchange: Exchange): Promise<void> {
  const fault = alipay.around.faults.take('alipay', 'bill/download')
  const day = alipay.links.find(exchange.url.searchParams.get('token') ?? '', alipay.now())
  if (fault?.kind === 'down') return void exchange.response.destroy()
  if (day === undefined || fault?.kind === 'html') return page(exchange, 200, '<p>下载超时，请重新下载</p>')
  exchange.response.writeHead(200, { 'content-type': 'application/octet-stream' })
  exchange.response.end(billFile(alipay, day))
}
