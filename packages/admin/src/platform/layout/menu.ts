import type { SvgIconComponent } from '@mui/icons-material';
import { createContext, useContext, useMemo } from 'react';
import { abilityOf, type Me, useMe } from '../me.ts';

/** One entry of the menu; shown where the person has the right it needs. */
export interface MenuEntry {
  label: string;
  to: string;
  icon: SvgIconComponent;
  /** Action and subject as the API names them. */
  needs?: [action: string, subject: string];
}

/** Which entries a person's roles call for, in order; permissions take away from it. */
export type MenuOf = (me: Me) => MenuEntry[];

export const MenuContext = createContext<MenuOf>(() => []);

/** The entries for whoever is signed in, only those they may use. */
export function useMenu(): MenuEntry[] {
  const me = useMe();
  const menuOf = useContext(MenuContext);
  return useMemo(() => {
    if (!me) return [];
    const ability = abilityOf(me);
    return menuOf(me).filter(({ needs }) => !needs || ability.can(needs[0], needs[1]));
  }, [me, menuOf]);
}

/** The entry whose page this address is: the longest one that fits. */
export function activeEntry(entries: readonly MenuEntry[], path: string): MenuEntry | undefined {
  return entries
    .filter(({ to }) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)))
    .sort((one, other) => other.to.length - one.to.length)[0];
}
