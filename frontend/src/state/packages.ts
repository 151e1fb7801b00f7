/** The packages that the person asked for: those under way as the stream tells of them, the rest as they ended. */
import { computed, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { PACKAGES, type PackageOf } from '../gql/packages';
import { packages } from '../i18n/packages';
import { announce } from '../lib/announce';
import { openJobs } from './jobs';
import { useQuery } from './query';

/** While one is under way it is asked for this often, too: the stream may be interrupted. */
const ASK_AGAIN_MS = 3_000;

export const isUnderWay = ({ status }: PackageOf): boolean => status === 'QUEUED' || status === 'RUNNING' || status === 'CANCELLING';

interface Packages {
  listed: ReadonlySignal<readonly PackageOf[]>;
  /** Ask anew: something was asked for, or called off. */
  reload: () => void;
}

/** Whoever listens is told when one that was under way is no more. */
export function usePackages(): Packages {
  const { data, reload } = useQuery(PACKAGES, {});
  const known = useRef<ReadonlySet<string>>(new Set());
  const asked = useRef(
    computed(() => (data.value?.viewer.jobs.edges ?? []).map(({ node }) => node).filter(({ kind }) => kind === 'PACKAGE_CERTIFICATES')),
  );
  const listed = useRef(
    computed(() => asked.current.value.map((one) => (isUnderWay(one) ? { ...one, ...openJobs.value.find(({ id }) => id === one.id) } : one))),
  );
  const open = useRef(computed(() => openJobs.value.map(({ id }) => id).join()));

  // A job that comes or goes: the stream lists what is open only.
  useEffect(() => {
    let first = true;
    return open.current.subscribe(() => {
      if (!first) reload();
      first = false;
    });
  }, []);
  useSignalEffect(() => {
    const words = packages.peek();
    for (const one of asked.current.value) {
      if (known.current.has(one.id) && !isUnderWay(one)) announce(one.status === 'DONE' ? words.ready : words.failed);
    }
    known.current = new Set(asked.current.value.filter(isUnderWay).map(({ id }) => id));
  });
  useEffect(() => {
    const timer = setInterval(() => asked.current.peek().some(isUnderWay) && reload(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return { listed: listed.current, reload };
}
