import EventBusy from '@mui/icons-material/EventBusyOutlined';
import { StatusLabel } from '../../platform/layout/StatusLabel.tsx';
import { dateText, today } from '../../platform/london-time.ts';
import { useWords } from './use-words.ts';

/** A day by which something is due; a late one says so. */
export function DueLabel({ date, done = false }: { date: string | null; done?: boolean }) {
  const words = useWords('health-and-safety');
  if (!date) return null;
  if (done || date >= today()) return dateText(date);
  return (
    <StatusLabel look={{ icon: EventBusy, color: 'error.main' }}>
      {words('lateSince', { date: dateText(date) })}
    </StatusLabel>
  );
}
