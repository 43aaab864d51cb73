export const ordersTexts = {
  title: '我的订单',
  empty: '您还没有订单',
  why: '目前没有需要缴费的业务开放办理，所以这里没有订单。需要缴费时，订单会显示在这里。',
  toServices: '查看可办理的业务',
} as const
