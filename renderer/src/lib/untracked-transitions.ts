/**
 * Before anything is drawn. React Aria lists each element in transition, and forgets one that is removed from the document
 * in the middle of two transitions (two colours of a button that was just pressed) never: the form around it, with the
 * secret that was typed in it, would stay in memory. It needs the list only to move a screen reader's focus (or, on iOS, a
 * selection) after a transition, and none of ours moves anything. Source: react-aria 3.x, utils/runAfterTransition.
 */
window.addEventListener('transitionrun', (event) => event.stopPropagation(), { capture: true });

export {};
