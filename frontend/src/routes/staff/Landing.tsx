/** The first page of the staff's area: where one can go, and what waits there. */
import { staff } from '../../i18n/staff';
import { menu } from './menu';
import { provider } from './provider';
import { StaffPage } from './StaffPage';
import { Tasks } from './Tasks';

export default function Landing() {
  const words = staff.value;
  return (
    <StaffPage title={words.title} lead={words.lead} single>
      {!provider.value && <p class="panel empty">{words.noProvider}</p>}
      <Tasks>
        <ul class="cards">
          {menu.value.map(({ path, message }) => (
            <li key={path} class="panel stack">
              <h2>
                <a href={path}>{words.menu[message].name}</a>
              </h2>
              <p>{words.menu[message].lead}</p>
            </li>
          ))}
        </ul>
      </Tasks>
    </StaffPage>
  );
}
