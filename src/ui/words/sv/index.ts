import { accounts } from './accounts';
import { chart } from './chart';
import { common } from './common';
import { desk } from './desk';
import { engine } from './engine';
import { files } from './files';
import { keys } from './keys';
import { market } from './market';
import { notices } from './notices';
import { settings } from './settings';
import { shell } from './shell';
import { trading } from './trading';
import { trust } from './trust';
import { vault } from './vault';

/** Every text in Swedish, by its English. What the code shows must stand here: the compiler says where it does not. */
export const swedish = {
  ...common,
  ...trust,
  ...market,
  ...chart,
  ...trading,
  ...accounts,
  ...shell,
  ...keys,
  ...notices,
  ...settings,
  ...files,
  ...desk,
  ...vault,
  ...engine,
};

export type Swedish = typeof swedish;
