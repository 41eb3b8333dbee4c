// What trading adds to the screen beside the ticket and the tables, in one file: it is loaded once trading was asked for.
export { TradeNotices } from '../notices/trade-notices';
export { OwnOrders } from '../panels/book/own-orders';
export { ChartOrders } from '../panels/chart/orders/chart-orders';
export { ArmSwitch } from '../trading/hotkeys';
