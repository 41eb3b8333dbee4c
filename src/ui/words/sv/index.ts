import { accountTables } from './account-tables';
import { accounts } from './accounts';
import { common } from './common';
import { desk } from './desk';
import { engine } from './engine';
import { market } from './market';
import { order } from './order';
import { settings } from './settings';
import { shell } from './shell';
import { ticket } from './ticket';
import { ticketRemarks } from './ticket-remarks';
import { trading } from './trading';
import { vault } from './vault';

/** Every text in Swedish, by its English. What the code shows must stand here: the compiler says where it does not. */
export const swedish = {
  ...common,
  ...market,
  ...trading,
  ...order,
  ...ticket,
  ...ticketRemarks,
  ...accountTables,
  ...accounts,
  ...shell,
  ...settings,
  ...desk,
  ...vault,
  ...engine,
};

export type Swedish = typeof swedish;
