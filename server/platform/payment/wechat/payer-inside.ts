import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { exchange } from '../exchange.ts'
import type { WechatKeys } from '../keys/wechat-keys.ts'
import type { PayStep } from '../payment-provider.ts'
import { PATIENCE } from './wechat-client.ts'
import { requireWechatKeys, type WechatRoom } from './wechat-room.ts'

const Known = Type.Object({ openid: Type.String({ pattern: '^[0-9A-Za-z_-]{1,128}$' }) })

/** Sends a payer inside WeChat to WeChat, which sends them back with a code; nobody is asked anything (`snsapi_base`). */
export function askWhoPays(keys: WechatKeys, asked: { returnTo: string; attemptNo: string }): PayStep {
  const query = new URLSearchParams({
    appid: keys.appId,
    redirect_uri: asked.returnTo,
    response_type: 'code',
    scope: 'snsapi_base',
    state: asked.attemptNo,
  })
  // WeChat wants the parameters in this order, and the mark at the end.
  const address = `https://open.weixin.qq.com/connect/oauth2/authorize?${query}#wechat_redirect`
  return { kind: 'redirect', address }
}

/**
 * Who came back with that code; undefined without one, or with one that was used or is over: then they are sent again. It
 * is not kept. The answer is not signed; a wrong one makes WeChat Pay refuse the order.
 */
export async function openIdOf(room: WechatRoom, code: string | undefined): Promise<string | undefined> {
  const { appId, appSecret } = requireWechatKeys(room)
  if (code === undefined || appSecret === undefined) return undefined
  const query = new URLSearchParams({
    appid: appId,
    secret: appSecret,
    code,
    grant_type: 'authorization_code',
  })
  const address = `${room.accounts}/sns/oauth2/access_token?${query}`
  const { body } = await exchange('wechat', { method: 'GET', address, headers: {} }, PATIENCE.payer)
  const answer = parsed(body.toString('utf8'))
  return Value.Check(Known, answer) ? answer.openid : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
