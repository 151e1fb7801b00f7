/** The frame of the pages about one activity's participants, with the way from one to the other. */
import type { ComponentChildren } from 'preact';
import { participants } from '../../i18n/participants';
import { address } from '../../lib/router';
import { StaffPage } from './StaffPage';
import './participants.css';

const PARTS = ['participants', 'results', 'sessions', 'attendance', 'award', 'policy'] as const;

interface Props {
  id: string;
  title: string;
  /** The activity's title, once it is known. */
  activity: string | undefined;
  lead?: ComponentChildren;
  children: ComponentChildren;
}

export function ActivityPage({ id, title, activity, lead, children }: Props) {
  const words = participants.value;
  const base = `/staff/activities/${encodeURIComponent(id)}`;
  return (
    <StaffPage single title={title} lead={<bdi>{activity ?? '…'}</bdi>}>
      <nav class="tabs" aria-label={words.parts}>
        {PARTS.map((part) => (
          <a key={part} href={`${base}/${part}`} aria-current={address.value.pathname.startsWith(`${base}/${part}`) ? 'page' : undefined}>
            {words.part[part]}
          </a>
        ))}
      </nav>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </StaffPage>
  );
}
