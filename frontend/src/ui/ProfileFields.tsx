/** The fields that an account has wherever it is made or changed: profession, specialty, time zone. */
import { SPECIALTIES } from '../gql/activities';
import { account } from '../i18n/account';
import { terms } from '../i18n/terms';
import { useQuery } from '../state/query';
import { learner } from '../state/session';
import { Select } from './Field';

interface Props {
  profession?: string | undefined;
  specialty?: string | undefined;
  timeZone: string;
  faults: Readonly<Record<string, string>>;
}

/** The zone that the browser is set to. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Dubai';

function zones(chosen: string): string[] {
  return [...new Set([chosen, browserZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted();
}

/** Only for whoever is signed in: the server tells strangers no specialties, and a newcomer adds theirs to the profile later. */
function Specialty({ chosen, fault }: { chosen: string | undefined; fault: string | undefined }) {
  const words = account.value;
  const { data } = useQuery(SPECIALTIES, {});
  return (
    <Select label={words.specialty} fault={fault} name="specialty">
      <option value="" selected={!chosen}>
        {words.noSpecialty}
      </option>
      {data.value?.specialties.map(({ code, label }) => (
        <option key={code} value={code} selected={code === chosen}>
          {label}
        </option>
      ))}
    </Select>
  );
}

export function ProfileFields({ profession, specialty, timeZone, faults }: Props) {
  const words = account.value;
  return (
    <>
      <Select label={words.profession} hint={words.professionHint} fault={faults['profession']} name="profession" required>
        <option value="" selected={!profession}>
          {words.choose}
        </option>
        {Object.entries(terms.value.professions).map(([code, name]) => (
          <option key={code} value={code} selected={code === profession}>
            {name}
          </option>
        ))}
      </Select>
      {learner.value && <Specialty chosen={specialty} fault={faults['specialty']} />}
      <Select label={words.timeZone} hint={words.timeZoneHint} fault={faults['timeZone']} name="timeZone" required dir="ltr">
        {zones(timeZone).map((zone) => (
          <option key={zone} value={zone} selected={zone === timeZone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </Select>
    </>
  );
}
