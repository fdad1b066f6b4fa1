import { useEffect, useState, type ComponentType } from 'react';

/**
 * A component whose code is loaded when it is first drawn; `Meanwhile` stands in its place until then. With React.lazy it would
 * stand there for 300 ms at the least: for so long React holds back what follows a fallback of Suspense (react-dom 19,
 * FALLBACK_THROTTLE_MS), and our files are there in a tenth of that. A file that cannot be loaded is an error of the component.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, Meanwhile: ComponentType<P> = Nothing): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [Component, setComponent] = useState(() => loaded);
    useEffect(() => {
      if (Component !== null) return;
      load().then(
        (component) => {
          loaded = component;
          setComponent(() => component);
        },
        (reason: unknown) =>
          setComponent(() => {
            throw reason;
          }),
      );
    }, [Component]);
    const Shown = Component ?? Meanwhile;
    return <Shown {...props} />;
  };
}

function Nothing() {
  return null;
}
