import { accounts } from './accounts';
import { common } from './common';
import { desk } from './desk';
import { engine } from './engine';
import { market } from './market';
import { panelKeys } from './panel-keys';
import { settings } from './settings';
import { shell } from './shell';
import { signals } from './signals';
import { trading } from './trading';
import { trouble } from './trouble';
import { vault } from './vault';
import { watchColumns } from './watch-columns';

/** Every text in Swedish, by its English. What the code shows must stand here: the compiler says where it does not. */
export const swedish = {
  ...common,
  ...market,
  ...trading,
  ...accounts,
  ...shell,
  ...settings,
  ...desk,
  ...vault,
  ...engine,
  ...trouble,
  ...panelKeys,
  ...signals,
  ...watchColumns,
};

export type Swedish = typeof swedish;
