/** What the profile does not say yet, what waits for it, and where to fill it in. */
import type { OwnProfileOf } from '../../gql/profile';
import { profile } from '../../i18n/profile';
import { Notice } from '../../ui/Notice';

const NUMBERS = '/profile/numbers';

export function Gaps({ gaps }: Pick<OwnProfileOf, 'gaps'>) {
  const words = profile.value;
  if (gaps.length === 0) return <Notice tone="good">{words.complete}</Notice>;
  return (
    <Notice tone="wait">
      <h2>{words.missing}</h2>
      <ul class="gaps">
        {gaps.map(({ field, board }) => (
          <li key={`${field}${board?.code}`}>
            {words.gaps[field]?.(board?.label ?? '')} {field !== 'printedName' && <a href={`${NUMBERS}#${field}`}>{words.fill}</a>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
