/** The section in which one chooses how this device shows the dashboard. Each choice works at once. */
import { serverNow } from '../gql/client';
import { day } from '../i18n/format';
import { preferenceWords } from '../i18n/preferences';
import { prefer, preferences, type Preferences as Chosen } from '../state/preferences';
import { Select } from './Field';

function Check({ label, checked, choose }: { label: string; checked: boolean; choose: (on: boolean) => void }) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => choose(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

export function Preferences() {
  const words = preferenceWords.value;
  const { theme, motion, calendar } = preferences.value;
  return (
    <section class="panel stack" aria-labelledby="preferences">
      <div>
        <h2 id="preferences">{words.title}</h2>
        <p class="aside">{words.lead}</p>
      </div>
      <Select label={words.theme} value={theme} onChange={(event) => prefer({ theme: event.currentTarget.value as Chosen['theme'] })}>
        {Object.entries(words.themes).map(([value, name]) => (
          <option key={value} value={value} selected={value === theme}>
            {name}
          </option>
        ))}
      </Select>
      <div>
        <Check label={words.calendar} checked={calendar === 'both'} choose={(on) => prefer({ calendar: on ? 'both' : 'gregorian' })} />
        <p class="hint">{words.calendarHint(day(serverNow().toISOString()))}</p>
        <Check label={words.motion} checked={motion === 'off'} choose={(on) => prefer({ motion: on ? 'off' : 'system' })} />
      </div>
    </section>
  );
}
