import { createContext, type JSX, useContext } from 'solid-js';

/** What the owner of a panel puts behind its title. */
const PanelHead = createContext<() => JSX.Element>();

export const PanelHeadProvider = PanelHead.Provider;
export const usePanelHead = (): (() => JSX.Element) | undefined => useContext(PanelHead);
