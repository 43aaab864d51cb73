import { OfficeLink } from '../shell/office-link.tsx'

interface OrderNameProps {
  orderId: string
  orderNo: string
  personName: string
  ticketNo: string
}

/** Whose order it is, with the way to its life. */
export function OrderName({ orderId, orderNo, personName, ticketNo }: OrderNameProps) {
  return (
    <span>
      <OfficeLink to={`/payments/orders/${orderId}`}>{orderNo}</OfficeLink>{' '}
      <span className="kj-nowrap">{personName}</span> <span className="kj-soft kj-nowrap">{ticketNo}</span>
    </span>
  )
}
