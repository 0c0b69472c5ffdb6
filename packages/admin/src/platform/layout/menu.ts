import type { SvgIconComponent } from '@mui/icons-material';
import Delete from '@mui/icons-material/DeleteOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import HealthAndSafety from '@mui/icons-material/HealthAndSafetyOutlined';
import History from '@mui/icons-material/HistoryOutlined';
import Policy from '@mui/icons-material/PolicyOutlined';
import { createContext, useContext, useMemo } from 'react';
import { abilityOf, type Me, useMe } from '../me.ts';

/** One entry of the menu; shown where the person has the right it needs. */
export interface MenuEntry {
  label: string;
  to: string;
  /** Addresses elsewhere whose pages are reached from this entry's page. */
  leadsTo?: readonly string[];
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

/** Pages that nobody opens daily: in the menu of the account, not in the main menu. */
const RARE: readonly MenuEntry[] = [
  {
    to: '/health-and-safety',
    label: 'app.menu.healthAndSafety',
    icon: HealthAndSafety,
    needs: ['read', 'RiskAssessment'],
  },
  {
    to: '/data-protection',
    label: 'app.menu.dataProtection',
    icon: Policy,
    needs: ['read', 'ProcessingActivity'],
  },
  { to: '/history', label: 'app.menu.activity', icon: History, needs: ['list', 'HistoryEntry'] },
  { to: '/bin', label: 'app.menu.bin', icon: Delete, needs: ['read', 'BinItem'] },
  { to: '/failed-work', label: 'app.menu.failedWork', icon: ErrorOutline, needs: ['read', 'FailedJob'] },
];

/** The rare pages that somebody may open and that their main menu does not have. */
export function useRareEntries(): MenuEntry[] {
  const me = useMe();
  const menu = useMenu();
  return useMemo(() => {
    if (!me) return [];
    const ability = abilityOf(me);
    return RARE.filter(
      ({ to, needs }) =>
        !menu.some((entry) => entry.to === to) && (!needs || ability.can(needs[0], needs[1])),
    );
  }, [me, menu]);
}

/** The entry whose page this address is: the longest one that fits. */
export function activeEntry(entries: readonly MenuEntry[], path: string): MenuEntry | undefined {
  const isAt = (to: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`));
  return (
    entries.filter(({ to }) => isAt(to)).sort((one, other) => other.to.length - one.to.length)[0] ??
    entries.find(({ leadsTo }) => leadsTo?.some(isAt))
  );
}
