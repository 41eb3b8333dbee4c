import { accountTables } from './account-tables';
import { accounts } from './accounts';
import { chart } from './chart';
import { common } from './common';
import { desk } from './desk';
import { engine } from './engine';
import { files } from './files';
import { keys } from './keys';
import { market } from './market';
import { notices } from './notices';
import { order } from './order';
import { panelKeys } from './panel-keys';
import { pocket } from './pocket';
import { settings } from './settings';
import { shared } from './shared';
import { shell } from './shell';
import { signals } from './signals';
import { ticket } from './ticket';
import { ticketRemarks } from './ticket-remarks';
import { trading } from './trading';
import { trouble } from './trouble';
import { trust } from './trust';
import { vault } from './vault';
import { watchColumns } from './watch-columns';

/** Every text in Swedish, by its English. What the code shows must stand here: the compiler says where it does not. */
export const swedish = {
  ...common,
  ...shared,
  ...trust,
  ...market,
  ...chart,
  ...trading,
  ...accounts,
  ...shell,
  ...keys,
  ...notices,
  ...pocket,
  ...settings,
  ...files,
  ...order,
  ...ticket,
  ...ticketRemarks,
  ...accountTables,
  ...desk,
  ...watchColumns,
  ...trouble,
  ...signals,
  ...panelKeys,
  ...vault,
  ...engine,
};

/** What is said by the engine, and read back from what it says: the words of the interface are too many, and some too general. */
export const saidInSwedish = { ...common, ...engine };

/** Only who reads another language than English needs it. */
export { phrasebook } from '../phrases';

export type Swedish = typeof swedish;
