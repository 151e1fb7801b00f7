/** What the activity is and asks; for whoever takes it, where they stand and what a claim would pay. */
import type { ActivityOf } from '../../gql/activities';
import type { EnrollmentOf } from '../../gql/views';
import { learning } from '../../i18n/learning';
import { About } from './About';
import { Awards, Requirements } from './Terms';
import { Claim } from './Claim';
import { Completion } from './Completion';
import { Enroll } from './Enroll';
import { StepHead } from './StepHead';
import { Why } from './Why';

export function Overview({ activity, view }: { activity: ActivityOf; view: EnrollmentOf | undefined }) {
  return (
    <>
      {view ? (
        <>
          <StepHead title={learning.value.overview} />
          <Claim view={view} title={activity.title} />
          <Completion view={view} title={activity.title} />
          <Why view={view} />
        </>
      ) : (
        <Enroll activity={activity} />
      )}
      <div class="sides">
        <section class="panel" aria-labelledby="about">
          <h2 id="about" tabIndex={-1} data-heading={view ? undefined : true}>
            {learning.value.about}
          </h2>
          <p class="prose" dir="auto" lang={activity.language}>
            {activity.description}
          </p>
          <About activity={activity} />
        </section>
        <div class="side">
          <Awards activity={activity} />
          <Requirements activity={activity} />
        </div>
      </div>
    </>
  );
}
