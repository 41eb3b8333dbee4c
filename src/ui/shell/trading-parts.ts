// What is on the screen of one who trades, but for the tables: one file, loaded once trading was asked for.
export { Toasts } from '../notices/toasts';
export { OwnOrders } from '../panels/book/own-orders';
export { ChartOrders } from '../panels/chart/orders/chart-orders';
export { ArmSwitch } from '../trading/hotkeys';
export { TicketColumn } from './ticket-column';
export { TradingBands } from './trading-bands';
