import { useEffect, useEffectEvent } from 'react';
import { listen, type EventName, type EventPayload } from './api.ts';

/** Listens to an event of main while the component is visible. The listener may be a new function each time. */
export function useEvent<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): void {
  const latest = useEffectEvent(listener);
  useEffect(() => listen(event, (payload) => latest(payload)), [event]);
}
